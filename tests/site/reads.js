// Runs small functions whose reads are called for (site_build/runtime/freezing/reads.mjs): prints, as
// JSON, for each what it returned and the addresses that were called for, once where READ is called for
// what lies below the end alone, and once where it is called for all.

import binaryen from 'binaryen'

import { withReadsSeen } from '../../site_build/runtime/freezing/reads.mjs'

const END = 8192
const COUNTERS = 60_000

const [body] = process.argv.slice(2)
const outcome = [true, false].map((quick) => run(`(func $tried (export "tried") ${body})`, quick))
console.log(JSON.stringify(outcome))
process.exit()

function run(tried, isQuick) {
  const module = binaryen.parseText(`(module
    (import "watch" "read" (func $told (param i32)))
    (memory (export "memory") 1)
    (tag $thrown)
    (global $stack (mut i32) (i32.const 65536))
    (func $read (param i32) (result i32)
      (if (i32.lt_u (local.get 0) (i32.const ${END})) (then (call $told (local.get 0))))
      (local.get 0))
    (func $copy (param i32 i32 i32)
      (drop (call $read (local.get 1)))
      (memory.copy (local.get 0) (local.get 1) (local.get 2)))
    (export "kept" (func $copy))
    ${tried})`)
  module.setFeatures(binaryen.Features.All)
  const seen = withReadsSeen(module, END, () => isQuick, counterOf)
  const calls = []
  const read = (address) => calls.push(address)
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(seen), { watch: { read } })
  const memory = new Int32Array(exports.memory.buffer)
  for (let at = 0; at < 15_000; at++) memory[at] = 4 * at
  memory.fill(0, COUNTERS / 4)
  const result = exports.tried()
  return { result, calls, counted: memory[counterOf(2) / 4] }
}

function counterOf(number) {
  return COUNTERS + 4 * number
}

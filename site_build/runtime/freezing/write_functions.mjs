/**
 * node write_functions.mjs OUTPUT NOTES.json...: write what some frozen interpreters need of the runtime
 * as one module, for all of them.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import binaryen from 'binaryen'

import { EXPORTS, rehearse } from '../../../overrides/assets/runtime/frozen.js'
import { exportByNumber, keepFunctions, namesOf } from './functions.mjs'
import { wasm } from './interpreter.mjs'
import { withoutData } from './memory.mjs'
import { keepOpcodes } from './opcodes.mjs'
import { withReadsSeen } from './reads.mjs'
import { checkReads } from './static_data.mjs'

const TIDY = ['dae', 'simplify-locals', 'vacuum', 'reorder-locals', 'coalesce-locals', 'vacuum']

const [output, ...files] = process.argv.slice(2)
const notes = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
const [{ end }] = notes
const size = Math.max(...notes.map((note) => note.size))
const all = (list) => new Set(notes.flatMap((note) => note[list]))

const module = binaryen.readBinary(wasm)
const most = namesOf(module, all('most'))
const hardest = new Set(namesOf(module, all('hardest')))
keepOpcodes(module, all('opcodes'))
keepFunctions(module, all('reached'), EXPORTS)
module.runPasses(TIDY)
checkReads(module, end)
writeFileSync(output, rehearsing(most.filter((name) => module.getFunction(name))))
process.exit()

/** Return the module with those of these functions exported by number that can be called with nothing. */
function rehearsing(names) {
  exportByNumber(module, names)
  const functions = withoutData(
    withReadsSeen(module, end, (name) => hardest.has(name)),
    size,
  )
  const thrown = rehearse(new WebAssembly.Module(functions))
  // Whoever reads beyond the memory makes some browsers give up the page; whoever calls itself for ever
  // takes a reader's time.
  const fit = names.filter((_, number) => isHarmless(thrown.get(number)))
  // Without the others those that are left may do something else.
  return fit.length < names.length ? rehearsing(fit) : functions
}

/** Whether a function that threw this, or nothing, ended, or met what an image leaves out. */
function isHarmless(error) {
  return !error || (error instanceof WebAssembly.RuntimeError && error.message === 'unreachable')
}

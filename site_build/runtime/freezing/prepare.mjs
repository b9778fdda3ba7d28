/**
 * node prepare.mjs ZEROED.wasm WATCHED.wasm: write the runtime's module in two forms, of which all images
 * are made: with an allocator that leaves nothing behind, and telling what of it is used.
 */

import { writeFileSync } from 'node:fs'

import binaryen from 'binaryen'

import { instantiate } from '../../../overrides/assets/runtime/frozen.js'
import { counterOf, countFunctions, zeroBlocks } from './functions.mjs'
import { staticDataEnd, wasm } from './interpreter.mjs'
import { noteOpcodes } from './opcodes.mjs'
import { withReadsSeen } from './reads.mjs'
import { noteReads } from './static_data.mjs'

const [zeroed, watched] = process.argv.slice(2)

const bare = instantiate(new WebAssembly.Module(wasm))
const end = staticDataEnd({ wasmExports: bare })
write(zeroed, (module) => {
  zeroBlocks(module)
  return module.emitBinary()
})
write(watched, (module) => {
  const own = countFunctions(module)
  noteOpcodes(module, end)
  noteReads(module, end)
  const isQuick = () => true
  return withReadsSeen(module, end, isQuick, (number) =>
    number < own ? counterOf(end, number) : undefined,
  )
})
process.exit()

function write(file, changed) {
  const module = binaryen.readBinary(wasm)
  writeFileSync(file, changed(module))
  module.dispose()
}

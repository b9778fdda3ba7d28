/**
 * node prepare.mjs ZEROED.wasm WATCHED.wasm: write the runtime's module in two forms, of which all images
 * are made: with an allocator that leaves nothing behind, and telling what of it is used.
 */

import { writeFileSync } from 'node:fs'

import binaryen from 'binaryen'

import { instantiate } from '../../../overrides/assets/runtime/frozen.js'
import { reportFunctions, zeroBlocks } from './functions.mjs'
import { staticDataEnd, wasm } from './interpreter.mjs'
import { noteOpcodes } from './opcodes.mjs'
import { noteReads } from './static_data.mjs'

const [zeroed, watched] = process.argv.slice(2)

const bare = instantiate(new WebAssembly.Module(wasm))
const end = staticDataEnd({ wasmExports: bare })
write(zeroed, zeroBlocks)
write(watched, (module) => {
  reportFunctions(module)
  noteOpcodes(module, end)
  noteReads(module, end)
})
process.exit()

function write(file, change) {
  const module = binaryen.readBinary(wasm)
  change(module)
  writeFileSync(file, module.emitBinary())
  module.dispose()
}

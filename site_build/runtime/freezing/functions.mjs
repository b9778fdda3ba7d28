/** The functions of the runtime's WebAssembly: which are used, and a module without the rest. */

import binaryen from 'binaryen'

const { i32, none } = binaryen

/**
 * Return the module with an allocator whose memory is all zero, also what is given back.
 *
 * What stood there before would be frozen where nobody reads it: in gaps, and behind the end of what
 * is shorter than its block.
 */
export function withZeroedBlocks(wasm) {
  const module = binaryen.readBinary(wasm)
  module.setFeatures(module.getFeatures() | binaryen.Features.BulkMemory)
  const block = (at) => module.local.get(at, i32)
  const size = () => module.call(exported(module, 'malloc_usable_size'), [block(0)], i32)
  const zero = () => module.memory.fill(block(0), module.i32.const(0), size())
  wrap(module, 'malloc', i32, (original) => [
    module.local.set(0, module.call(original, [block(0)], i32)),
    module.if(block(0), zero()),
    block(0),
  ])
  wrap(module, 'free', none, (original) => [
    module.if(block(0), zero()),
    module.call(original, [block(0)], none),
  ])
  return module.emitBinary()
}

/** Put another body around that of a function with one argument that the module exports as `name`. */
function wrap(module, name, results, around) {
  const ref = module.getFunction(exported(module, name))
  const original = `original_${name}`
  const { vars } = binaryen.getFunctionInfo(ref)
  module.addFunction(original, i32, results, vars, binaryen.Function.getBody(ref))
  binaryen.Function.setBody(ref, module.block(null, around(original), results))
}

/** The name inside a module of the function that it exports as `name`. */
function exported(module, name) {
  return binaryen.getExportInfo(module.getExport(name)).value
}

/** Return a module that reports each function it enters: `profile.reached(number)`. */
export function withProfile(wasm) {
  const module = binaryen.readBinary(wasm)
  const own = functions(module)
  module.addFunctionImport('reached', 'profile', 'reached', binaryen.i32, binaryen.none)
  own.forEach(({ ref, results }, number) => {
    const report = module.call('reached', [module.i32.const(number)], binaryen.none)
    const body = binaryen.Function.getBody(ref)
    binaryen.Function.setBody(ref, module.block(null, [report, body], results))
  })
  return module.emitBinary()
}

/**
 * Return the module without the functions whose numbers are not in `reached`.
 *
 * In the place of each stands one that traps: whoever meets it gets no answer instead of a wrong
 * one, and the full runtime answers. Exports that nothing needs go first.
 */
export function withOnly(wasm, reached, exports) {
  const module = binaryen.readBinary(wasm)
  functions(module).forEach(({ ref }, number) => {
    if (!reached.has(number)) binaryen.Function.setBody(ref, module.unreachable())
  })
  for (const name of exportNames(module)) {
    if (!exports.includes(name)) module.removeExport(name)
  }
  module.runPasses(['remove-unused-module-elements'])
  return module.emitBinary()
}

/** The functions that the module defines, in its own order. */
function functions(module) {
  const info = (_, index) => {
    const ref = module.getFunctionByIndex(index)
    return { ref, ...binaryen.getFunctionInfo(ref) }
  }
  return Array.from({ length: module.getNumFunctions() }, info).filter((info) => !info.module)
}

function exportNames(module) {
  const name = (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)).name
  return Array.from({ length: module.getNumExports() }, name)
}

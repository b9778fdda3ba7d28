/** The functions of the runtime's WebAssembly: which are used, and how the rest goes. */

import binaryen from 'binaryen'

const { i32, none } = binaryen

/**
 * Give a module an allocator whose memory is all zero, also what is given back.
 *
 * What stood there before would be frozen where nobody reads it: in gaps, and behind the end of what
 * is shorter than its block.
 */
export function zeroBlocks(module) {
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

/** Let a module report each of its functions that is entered: `watch.reached(number)`. */
export function reportFunctions(module) {
  const own = functions(module)
  module.addFunctionImport('reached', 'watch', 'reached', i32, none)
  own.forEach(({ ref, results }, number) => {
    const report = module.call('reached', [module.i32.const(number)], none)
    const body = binaryen.Function.getBody(ref)
    binaryen.Function.setBody(ref, module.block(null, [report, body], results))
  })
}

/**
 * Take the functions whose numbers are not in `reached` out of a module.
 *
 * In the place of each stands one that traps: whoever meets it gets no answer instead of a wrong
 * one, and the next way answers. Exports that nothing needs go first.
 */
export function keepFunctions(module, reached, exports) {
  functions(module).forEach(({ ref }, number) => {
    if (!reached.has(number)) binaryen.Function.setBody(ref, module.unreachable())
  })
  for (const name of exportNames(module)) {
    if (!exports.includes(name)) module.removeExport(name)
  }
  module.runPasses(['remove-unused-module-elements'])
}

/** The names inside a module of its functions with these numbers. */
export function namesOf(module, numbers) {
  return functions(module)
    .filter((_, number) => numbers.has(number))
    .map(({ name }) => name)
}

/** Export the functions with these names as 0, 1, 2 … and no others by a number. */
export function exportByNumber(module, names) {
  for (const name of exportNames(module)) {
    if (/^\d+$/.test(name)) module.removeExport(name)
  }
  for (const [number, name] of names.entries()) module.addFunctionExport(name, `${number}`)
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

/** The functions of the runtime's WebAssembly: which are used, and a module without the rest. */

import binaryen from 'binaryen'

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

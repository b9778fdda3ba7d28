/** The functions of the runtime's WebAssembly: which are used, and how the rest goes. */

import binaryen from 'binaryen'

const { i32, none } = binaryen
// Where counters of functions begin, behind the opcodes that opcodes.mjs notes, and more of them than there
// are functions. Python may use the stack down to 16 KiB above its end: what stands behind the counters
// shows whether it ever did.
const BEHIND_OPCODES = 8192
const MOST_FUNCTIONS = 20_000
const BEHIND_COUNTERS = 1024

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
  moveBlocks(module)
}

/** Let each block that gets another size move: what stands behind the end of a shorter one would stay. */
function moveBlocks(module) {
  const [old, size, moved] = [0, 1, 2].map((local) => () => module.local.get(local, i32))
  const call = (name, given, result = i32) => module.call(exported(module, name), [given], result)
  const held = () => call('malloc_usable_size', old())
  const kept = module.select(module.i32.lt_u(held(), size()), held(), size())
  const zero = () => module.i32.const(0)
  const move = [module.memory.copy(moved(), old(), kept), call('free', old(), none)]
  const body = [
    module.local.set(2, call('malloc', size())),
    module.if(
      module.i32.and(module.i32.ne(moved(), zero()), module.i32.ne(old(), zero())),
      module.block(null, move),
    ),
    moved(),
  ]
  const name = exported(module, 'realloc')
  module.removeFunction(name)
  const given = binaryen.createType([i32, i32])
  module.addFunction(name, given, i32, [i32], module.block(null, body, i32))
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

/** How many functions the module defines. */
export function countFunctions(module) {
  return functions(module).length
}

/** Where a module counts what its function with a number does. */
export function counterOf(end, number) {
  return end + BEHIND_OPCODES + 4 * number
}

/** Return what was counted in a memory, by the numbers of the functions, and forget it there. */
export function functionsCounted(memory, end) {
  const room = MOST_FUNCTIONS + BEHIND_COUNTERS
  const counters = new Uint32Array(memory.buffer, counterOf(end, 0), room)
  if (counters.subarray(MOST_FUNCTIONS).some(Boolean))
    throw new Error('The stack meets the counters')
  const counted = []
  for (let number = 0; number < MOST_FUNCTIONS; number++) {
    if (counters[number]) counted.push([number, counters[number]])
  }
  counters.fill(0)
  return counted
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

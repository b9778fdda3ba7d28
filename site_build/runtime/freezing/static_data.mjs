/**
 * The runtime's static data: how a module notes what of it is read, and how one carries that alone
 * and traps where it would read the rest.
 *
 * Most of it is tables and texts that no answer needs, but no analysis of the code could prove
 * that. So every read is checked: what is not there can never be taken for zeros.
 */

import binaryen from 'binaryen'

const { Features, i32 } = binaryen
// Data is carried or left out by pages of 4 KiB.
const PAGE_BITS = 12
const PAGE = 1 << PAGE_BITS
// A read from the end of a page may go on for so many bytes into the next.
const OVER_THE_END = 7
// Without SIMD and threads, whose instructions could read memory unseen.
const FEATURES =
  Features.MutableGlobals |
  Features.SignExt |
  Features.NontrappingFPToInt |
  Features.BulkMemory |
  Features.BulkMemoryOpt |
  Features.Multivalue |
  Features.ReferenceTypes |
  Features.ExceptionHandling
// What makes short work of the hooks.
const TIDY = [
  'dae',
  'inlining',
  'simplify-locals',
  'vacuum',
  'reorder-locals',
  'coalesce-locals',
  'vacuum',
  'remove-unused-module-elements',
]

/**
 * Let a module set the byte at `end` + page to 1 for each page below `end` that it reads.
 *
 * The lowest place of the stack is there, which Python's own limits never let anything reach.
 */
export function noteReads(module, end) {
  onReads(module, end, (page) => module.i32.store8(end, 1, page, module.i32.const(1)))
}

/** Let a module trap instead of reading a page below `end` that is not set there. */
export function checkReads(module, end) {
  onReads(module, end, (page) =>
    module.if(module.i32.eqz(module.i32.load8_u(end, 1, page)), module.unreachable()),
  )
}

/** Return a view of the pages that were noted in a memory, by their number: 1 for each that was read. */
export function pagesNoted(memory, end) {
  return memory.subarray(end, end + Math.ceil(end / PAGE))
}

/** Leave in a memory only the pages that were `noted`, and which they are. */
export function keepPages(memory, noted, end) {
  memory.set(noted, end)
  for (let page = 0; page < noted.length; page++) {
    const before = page > 0 && noted[page - 1] ? OVER_THE_END : 0
    const [start, stop] = [page * PAGE + before, Math.min((page + 1) * PAGE, end)]
    if (!noted[page]) memory.fill(0, start, stop)
  }
}

/** Do `act` before each read below `end`, given the page that is read. */
function onReads(module, end, act) {
  module.setFeatures(FEATURES)
  if (!module.validate()) throw new Error('The module may read memory in a way that is not seen')
  // Copies become loops, whose reads are seen like all others.
  module.runPasses(['llvm-memory-copy-fill-lowering', 'instrument-memory'])
  for (const hook of hooks(module)) {
    const before = hook.name === 'load_ptr' ? [onRead(module, end, act)] : []
    module.removeFunction(hook.name)
    define(module, hook, before)
  }
  module.runPasses(TIDY)
}

/** The functions that instrument-memory imports and puts around each access to the memory. */
function hooks(module) {
  const info = (_, index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index))
  const all = Array.from({ length: module.getNumFunctions() }, info)
  return all.filter(({ base }) => /^(load|store|memory_grow)_/.test(base))
}

/** Define a hook: each returns its last argument, the address or value that it was put around. */
function define(module, { name, params, results }, before) {
  const last = binaryen.expandType(params).length - 1
  const body = module.block(null, [...before, module.local.get(last, results)], results)
  module.addFunction(name, params, results, [], body)
}

/** What load_ptr(number, bytes, offset, address) does before a read. */
function onRead(module, end, act) {
  const address = () => module.i32.add(module.local.get(2, i32), module.local.get(3, i32))
  const page = module.i32.shr_u(address(), module.i32.const(PAGE_BITS))
  return module.if(module.i32.lt_u(address(), module.i32.const(end)), act(page))
}

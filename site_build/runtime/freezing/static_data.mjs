/**
 * The runtime's static data: a module that notes what of it is read, and one that carries that
 * alone and traps where it would read the rest.
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

/** Return how many bytes a map of the pages below `end` takes. */
export function mapSize(end) {
  return Math.ceil(end / PAGE)
}

/** Return a module that sets the byte at `map` + page to 1 for each page below `end` it reads. */
export function withReadsNoted(wasm, { map, end }) {
  return withReads(wasm, end, (module, page) =>
    module.i32.store8(map, 1, page, module.i32.const(1)),
  )
}

/** Return a module that traps instead of reading a page below `end` that is not set at `map`. */
export function withReadsChecked(wasm, { map, end }) {
  return withReads(wasm, end, (module, page) =>
    module.if(module.i32.eqz(module.i32.load8_u(map, 1, page)), module.unreachable()),
  )
}

/** Return a copy of `memory` with the map that was `noted`, and without the pages it leaves out. */
export function withOnlyRead(memory, noted, { map, end }) {
  const kept = memory.slice()
  kept.set(noted, map)
  for (let page = 0; page < noted.length; page++) {
    const before = page > 0 && noted[page - 1] ? OVER_THE_END : 0
    const [start, stop] = [page * PAGE + before, Math.min((page + 1) * PAGE, end)]
    if (!noted[page]) kept.fill(0, start, stop)
  }
  return kept
}

/** Return the module with `act` done before each read below `end`, given the page that is read. */
function withReads(wasm, end, act) {
  const module = binaryen.readBinary(wasm)
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
  return module.emitBinary()
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
  return module.if(module.i32.lt_u(address(), module.i32.const(end)), act(module, page))
}

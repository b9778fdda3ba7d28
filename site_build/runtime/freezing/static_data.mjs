/**
 * The runtime's static data: how a module notes what of it is read, and how one carries that alone
 * and traps where it would read the rest.
 *
 * Most of it is tables and texts that no answer needs, but no analysis of the code could prove
 * that. So every read is checked: what is not there can never be taken for zeros.
 */

import binaryen from 'binaryen'

import { COPY, NEAR, READ } from './reads.mjs'

const { none } = binaryen
// Data is carried or left out by pages of 4 KiB.
const PAGE_BITS = 12
const PAGE = 1 << PAGE_BITS

/**
 * Let a module, as `withReadsSeen` writes it, set the byte at `end` + page to 1 for each page below `end`
 * that it reads.
 *
 * The lowest place of the stack is there, which Python's own limits never let anything reach.
 */
export function noteReads(module, end) {
  onReads(module, end, (page) => module.i32.store8(end, 1, page, module.i32.const(1)))
}

/** Let a module, written so, trap instead of reading a page below `end` that is not set there. */
export function checkReads(module, end) {
  onReads(module, end, (page) =>
    module.if(module.i32.eqz(module.i32.load8_u(end, 1, page)), module.unreachable()),
  )
}

/** Return a view of the pages that were noted in a memory, by their number: 1 for each that was read. */
export function pagesNoted(memory, end) {
  return memory.subarray(end, end + Math.ceil(end / PAGE))
}

/** Leave in a memory only the pages that were `noted`, with what lies near them, and which they are. */
export function keepPages(memory, noted, end) {
  memory.set(noted, end)
  for (let page = 0; page < noted.length; page++) {
    const before = page > 0 && noted[page - 1] ? NEAR : 0
    const [start, stop] = [page * PAGE + before, Math.min((page + 1) * PAGE, end)]
    if (!noted[page]) memory.fill(0, start, stop)
  }
}

/** Add what `withReadsSeen` lets a module call: it does `act` for each page below `end` that is read. */
function onReads(module, end, act) {
  const { i32 } = module
  const get = (local) => module.local.get(local, binaryen.i32)
  const below = module.if(
    i32.lt_u(get(0), i32.const(end)),
    act(i32.shr_u(get(0), i32.const(PAGE_BITS))),
  )
  module.addFunction(READ, binaryen.i32, binaryen.i32, [], module.block(null, [below, get(0)]))
  const [to, from, size, at, stop] = [0, 1, 2, 3, 4].map((local) => () => get(local))
  const behind = () => i32.add(from(), size())
  const lowest = module.select(i32.lt_u(behind(), i32.const(end)), behind(), i32.const(end))
  const next = i32.add(i32.or(at(), i32.const(PAGE - 1)), i32.const(1))
  const isMore = () => i32.lt_u(at(), stop())
  const page = [
    module.drop(module.call(READ, [at()], binaryen.i32)),
    module.local.set(3, next),
    module.br('page', isMore()),
  ]
  const parts = [
    module.local.set(3, from()),
    module.local.set(4, lowest),
    module.if(isMore(), module.loop('page', module.block(null, page))),
    module.memory.copy(to(), from(), size()),
  ]
  const three = binaryen.createType([binaryen.i32, binaryen.i32, binaryen.i32])
  module.addFunction(COPY, three, none, [binaryen.i32, binaryen.i32], module.block(null, parts))
}

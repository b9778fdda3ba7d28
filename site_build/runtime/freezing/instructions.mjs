/** The instructions of a function, one after the other (core, 5.4). */

import { passInteger, readUnsigned } from './binary.mjs'

export const BLOCK = 0x02
export const LOOP = 0x03
export const IF = 0x04
export const ELSE = 0x05
export const TRY = 0x06
export const CATCH = 0x07
export const END = 0x0b
export const CALL = 0x10
export const DELEGATE = 0x18
export const CATCH_ALL = 0x19
export const DROP = 0x1a
export const LOCAL_GET = 0x20
export const LOCAL_SET = 0x21
export const LOCAL_TEE = 0x22
export const GLOBAL_GET = 0x23
export const GLOBAL_SET = 0x24
export const I32_LOAD = 0x28
export const I32_STORE = 0x36
export const I32_CONST = 0x41
export const LESS = 0x49
export const ADD = 0x6a
export const SUBTRACT = 0x6b
/** The copy of a piece of memory. It has two bytes. */
export const COPY = 0xfc0a

/** Whether an instruction changes a local variable. */
export function isSet({ opcode }) {
  return opcode === LOCAL_SET || opcode === LOCAL_TEE
}

/** Whether what an instruction leaves is what a local variable holds. */
export function isHeld({ opcode }) {
  return opcode === LOCAL_GET || opcode === LOCAL_TEE
}

/** Whether an instruction reads one value from memory. */
export function isLoad({ opcode }) {
  return opcode >= I32_LOAD && opcode <= 0x35
}

const LONG = 0xfc
const [integer, byte] = [passInteger, (_bytes, at) => at + 1]
const both = (one, other) => (bytes, at) => other(bytes, one(bytes, at))
const two = both(integer, integer)

// What stands behind an opcode, where anything does.
const BEHIND = new Map([
  ...[BLOCK, LOOP, IF, TRY, CATCH, 0x08, 0x09, 0x0c, 0x0d, CALL, DELEGATE].map((one) => [
    one,
    integer,
  ]),
  [0x0e, (bytes, at) => integer(bytes, list(bytes, at))],
  [0x11, two],
  [0x1c, list],
  ...range(0x20, 0x26).map((one) => [one, integer]),
  ...range(0x28, 0x3e).map((one) => [one, two]),
  ...[0x3f, 0x40].map((one) => [one, byte]),
  ...[I32_CONST, 0x42].map((one) => [one, integer]),
  [0x43, (_bytes, at) => at + 4],
  [0x44, (_bytes, at) => at + 8],
  [0xd0, integer],
  [0xd2, integer],
  [0xfc08, two],
  [0xfc09, integer],
  [COPY, two],
  [0xfc0b, byte],
  ...[0xfc0c, 0xfc0e].map((one) => [one, two]),
  ...[0xfc0d, 0xfc0f, 0xfc10, 0xfc11].map((one) => [one, integer]),
])
// Those that have nothing behind them.
const ALONE = new Set([
  ...[0x00, 0x01, ELSE, END, 0x0f, CATCH_ALL, DROP, 0x1b, 0xd1],
  ...range(0x45, 0xc4),
  ...range(0xfc00, 0xfc07),
])

/**
 * Yield each instruction between two places: its opcode, where it starts, where what stands behind the
 * opcode starts, and where it ends.
 *
 * Throws where it meets one that it does not know: that might read memory unseen.
 */
export function* instructions(bytes, start, end) {
  for (let at = start; at < end; ) {
    const long = bytes[at] === LONG
    const opcode = long ? (LONG << 8) | bytes[at + 1] : bytes[at]
    const behind = at + (long ? 2 : 1)
    const pass = BEHIND.get(opcode)
    if (!pass && !ALONE.has(opcode)) {
      throw new Error(
        `The module may read memory in a way that is not seen: ${opcode.toString(16)}`,
      )
    }
    const next = pass ? pass(bytes, behind) : behind
    yield { opcode, start: at, behind, end: next }
    at = next
  }
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, number) => first + number)
}

/** Return where a list of integers ends. */
function list(bytes, at) {
  const [count, first] = readUnsigned(bytes, at)
  let end = first
  for (let number = 0; number < count; number++) end = passInteger(bytes, end)
  return end
}

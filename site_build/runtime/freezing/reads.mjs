/**
 * The reads of a module's functions: before each that could be of static data stands a call of READ.
 *
 * Written at the level of instructions, because a call for every read would be a third of what answering
 * takes: an address is reported once only, and one in C's stack never.
 */

import binaryen from 'binaryen'

import {
  CODE,
  HEAD,
  passInteger,
  readSigned,
  readUnsigned,
  section,
  sections,
  signed,
  unsigned,
} from './binary.mjs'
import * as wasm from './instructions.mjs'

// The types of a number of 32 bits, and of a block that leaves nothing (5.3.1, 5.3.6).
const [I32, NOTHING] = [0x7f, 0x40]
const BLOCKS = new Set([wasm.BLOCK, wasm.LOOP, wasm.IF, wasm.TRY])
const OTHER_WAYS = new Set([wasm.ELSE, wasm.CATCH, wasm.CATCH_ALL])
const ENDS = new Set([wasm.END, wasm.DELEGATE])
// How a function of C makes room on the stack.
const ROOM = [wasm.GLOBAL_GET, wasm.I32_CONST, wasm.SUBTRACT, wasm.LOCAL_TEE, wasm.GLOBAL_SET]
const MOST_READ = 8
// That an address can be divided by four, as the format writes it (5.4.6).
const ALIGNED = 2
/** What a module calls: the names of its functions. */
export const [READ, COPY] = ['read', 'copy']

/**
 * What lies less than this behind an address is as good as there: READ is called with that address, once
 * for all that is read near it.
 */
export const NEAR = 256

/**
 * Write a module that calls its function READ with the address before it reads what may be static data, and
 * COPY with (to, from, size) in place of each copy; but not within these two. READ returns the address.
 *
 * @param {number} end where static data ends
 * @param {(name: string) => boolean} isQuick whether a function is to call READ only for what lies below: it
 *   grows by that, and is soon done with all else
 * @param {(number: number) => number | undefined} [counterOf] where in memory the module is to count how
 *   often the function with that number is entered, and goes round a loop
 */
export function withReadsSeen(module, end, isQuick, counterOf) {
  const all = Array.from({ length: module.getNumFunctions() }, (_, number) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(number)),
  )
  const [read, copy] = [READ, COPY].map((name) =>
    unsigned(all.findIndex((one) => one.name === name)),
  )
  const own = all.filter((one) => !one.module)
  // As the format numbers them (2.5.1): what is imported, then what is the module's own.
  if (own[0] !== all[all.length - own.length]) throw new Error('Functions are in another order')
  const changed = ({ name, params }, number, body) => {
    if (name === READ || name === COPY) return body
    const parameters = binaryen.expandType(params).length
    const place = counterOf?.(number)
    const counting = place === undefined ? [] : count(place)
    return bodyOf(body, parameters, { read, copy, end, isQuick: isQuick(name), counting })
  }
  const written = Buffer.from(module.emitBinary())
  const parts = [...sections(written)].map(({ id, bytes, content }) =>
    id === CODE ? codeOf(bytes, content, own, changed) : bytes,
  )
  return Buffer.concat([HEAD, ...parts])
}

/** Return the section of code (5.5.13) with the bodies of the functions changed. */
function codeOf(bytes, content, functions, changed) {
  let [count, at] = readUnsigned(bytes, content)
  if (count !== functions.length) throw new Error(`The module has ${count} functions`)
  const bodies = [unsigned(count)]
  for (const [number, one] of functions.entries()) {
    const [size, start] = readUnsigned(bytes, at)
    at = start + size
    const body = changed(one, number, bytes.subarray(start, at))
    bodies.push(unsigned(body.length), body)
  }
  return section(CODE, Buffer.concat(bodies))
}

/** Return the body of a function that has so many parameters, with its reads reported. */
function bodyOf(body, parameters, how) {
  const { locals, start } = localsOf(body)
  const parts = [withOneMore(body, start), Buffer.from(how.counting)]
  let copied = start
  for (const { from, to, bytes } of changesIn(body, start, parameters + locals, how)) {
    parts.push(body.subarray(copied, from), Buffer.from(bytes))
    copied = to
  }
  return Buffer.concat([...parts, body.subarray(copied)])
}

/** Yield what takes the place of the bytes between two places of a body; `spare` is a local variable. */
function* changesIn(body, start, spare, { read, copy, end, isQuick, counting }) {
  const all = [...wasm.instructions(body, start, body.length)]
  const onStack = stackLocal(body, all)
  const reported = new Reported(body, all)
  for (const [number, one] of all.entries()) {
    reported.pass(one, number)
    if (one.opcode === wasm.LOOP) yield { from: one.end, to: one.end, bytes: counting }
    if (one.opcode === wasm.COPY) {
      yield { from: one.start, to: one.end, bytes: [wasm.CALL, ...copy] }
    } else if (wasm.isLoad(one)) {
      const { local, fixed } = addressOf(body, all[number - 1])
      const offset = offsetOf(body, one)
      const isNear = offset <= NEAR - MOST_READ
      const further = isNear ? 0 : offset
      const isKnown =
        local !== undefined && (local === onStack || (isNear && reported.now.has(local)))
      if (isKnown || fixed + further >= end) continue
      const place = { local: local ?? spare, keeps: local === undefined, further }
      const bytes = isQuick && fixed === undefined ? ifBelow(end, place, read) : call(place, read)
      yield { from: one.start, to: one.start, bytes }
      if (isNear && local !== undefined) reported.now.add(local)
    }
  }
}

/** Report what is so much further than an address, which is what the instruction before left. */
function call({ local, keeps, further }, read) {
  if (!further) return [wasm.CALL, ...read]
  const kept = keeps ? [wasm.LOCAL_TEE, ...unsigned(local)] : []
  return [...kept, ...at(local, further), wasm.CALL, ...read, wasm.DROP]
}

/** The same, if the address is below the end. */
function ifBelow(end, { local, keeps, further }, read) {
  const kept = keeps ? [wasm.LOCAL_TEE, ...unsigned(local)] : []
  const condition = [...at(local, 0), wasm.I32_CONST, ...signed(end), wasm.LESS]
  const called = [...at(local, further), wasm.CALL, ...read, wasm.DROP]
  return [...kept, ...condition, wasm.IF, NOTHING, ...called, wasm.END]
}

/** Put on the stack what a local variable holds, and so much more. */
function at(local, further) {
  const added = further ? [wasm.I32_CONST, ...signed(further), wasm.ADD] : []
  return [wasm.LOCAL_GET, ...unsigned(local), ...added]
}

/** Add one to what stands at an address. */
function count(address) {
  const place = [ALIGNED, ...unsigned(address)]
  const [zero, one] = [0, 1].map((number) => [wasm.I32_CONST, number])
  return [...zero, ...zero, wasm.I32_LOAD, ...place, ...one, wasm.ADD, wasm.I32_STORE, ...place]
}

/** The local variables whose addresses were reported on every way to the place that was passed last. */
class Reported {
  now = new Set()
  /** What was reported where each of the blocks around this place was entered, and has not changed since. */
  #around = []
  #body
  #changed

  constructor(body, all) {
    this.#body = body
    this.#changed = changedInLoops(body, all)
  }

  pass(one, number) {
    const { opcode } = one
    if (BLOCKS.has(opcode)) {
      // What changes in a loop has done so where that begins anew.
      for (const local of this.#changed.get(number) ?? []) this.now.delete(local)
      this.#around.push(new Set(this.now))
    } else if (OTHER_WAYS.has(opcode)) this.now = new Set(this.#around.at(-1))
    else if (ENDS.has(opcode)) this.now = this.#around.pop() ?? new Set()
    else if (wasm.isSet(one)) {
      const local = numberBehind(this.#body, one)
      for (const known of [this.now, ...this.#around]) known.delete(local)
    }
  }
}

/** The local variables that change in each loop, by the number of the instruction with which it begins. */
function changedInLoops(body, all) {
  const changed = new Map()
  const around = []
  for (const [number, one] of all.entries()) {
    if (BLOCKS.has(one.opcode)) around.push(number)
    else if (ENDS.has(one.opcode)) around.pop()
    else if (wasm.isSet(one)) {
      for (const begin of around.filter((at) => all[at].opcode === wasm.LOOP)) {
        if (!changed.has(begin)) changed.set(begin, new Set())
        changed.get(begin).add(numberBehind(body, one))
      }
    }
  }
  return changed
}

/** Where an address stands that an instruction leaves: in a local variable, in the instruction, or neither. */
function addressOf(body, instruction) {
  const { opcode, behind } = instruction
  if (opcode === wasm.I32_CONST) return { fixed: readSigned(body, behind) >>> 0 }
  return { local: wasm.isHeld(instruction) ? numberBehind(body, instruction) : undefined }
}

/** The local variable that holds an address on the stack, where a function begins with making room there. */
function stackLocal(body, all) {
  if (!ROOM.every((opcode, number) => all[number]?.opcode === opcode)) return undefined
  const [from, , , local, to] = all.slice(0, ROOM.length).map((one) => numberBehind(body, one))
  const times = all.filter((one) => wasm.isSet(one) && numberBehind(body, one) === local).length
  return from === to && times === 1 ? local : undefined
}

function numberBehind(body, { behind }) {
  return readUnsigned(body, behind)[0]
}

/** The offset of a load: it stands behind the alignment. */
function offsetOf(body, { behind }) {
  return readUnsigned(body, passInteger(body, behind))[0]
}

/** How many local variables a function has besides its parameters, and where its instructions start. */
function localsOf(body) {
  let [kinds, at] = readUnsigned(body, 0)
  let locals = 0
  for (; kinds > 0; kinds--) {
    const [count, type] = readUnsigned(body, at)
    locals += count
    at = type + 1
  }
  return { locals, start: at }
}

/** The head of a body whose instructions start there, with one more local variable. */
function withOneMore(body, start) {
  const [kinds, first] = readUnsigned(body, 0)
  return Buffer.concat([unsigned(kinds + 1), body.subarray(first, start), Buffer.from([1, I32])])
}

/** The functions of a WebAssembly module, and what its memory holds: parted (core, 5.5). */

import { MEMORY_STARTS } from '../../../overrides/assets/runtime/frozen.js'
import {
  CUSTOM,
  DATA,
  DATA_COUNT,
  HEAD,
  MEMORY,
  readUnsigned,
  section,
  sections,
  unsigned,
} from './binary.mjs'

// A gap of zeros this long costs more than the head of another range.
const GAP = 64
const PAGE = 65536

/** Return `module` (bytes) without its data, and with a memory of `size` bytes. */
export function withoutData(module, size) {
  const parts = [HEAD]
  for (const { id, bytes } of sections(module)) {
    if (id === MEMORY) parts.push(section(id, memoryOf(size / PAGE, bytes)))
    else if (id !== DATA && id !== DATA_COUNT) parts.push(bytes)
  }
  return Buffer.concat(parts)
}

/**
 * Return `memory` (bytes) as frozen.js unpacks it, in a module of one section that means nothing to
 * WebAssembly (5.5.3): hosts know that type, and compress it.
 */
export function packMemory(memory) {
  const ranges = [...nonZeroRanges(memory)]
  const ends = [0, ...ranges.map(([, end]) => end)]
  const numbers = ranges.flatMap(([start, end], number) => [start - ends[number], end - start])
  const content = Buffer.concat([
    Buffer.from(Uint32Array.from([ranges.length, ...numbers]).buffer),
    ...ranges.map(([start, end]) => memory.subarray(start, end)),
  ])
  const name = Buffer.from('\x06memory')
  const size = longest(name.length + content.length)
  const head = Buffer.concat([HEAD, Buffer.from([CUSTOM]), size, name])
  if (head.length !== MEMORY_STARTS) throw new Error(`A memory starts at ${head.length}`)
  return Buffer.concat([head, content])
}

/** The one memory, as large as it has become: it had what it began with, and a limit or none. */
function memoryOf(pages, bytes) {
  const [, body] = readUnsigned(bytes, 1)
  const flags = bytes[body + 1]
  const [, limit] = readUnsigned(bytes, body + 2)
  return Buffer.concat([Buffer.from([1, flags]), unsigned(pages), bytes.subarray(limit)])
}

/** Yield [start, end) of what is not zero, with shorter gaps left in. */
function* nonZeroRanges(memory) {
  let start = -1
  let end = 0
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === 0) continue
    if (start >= 0 && at - end > GAP) {
      yield [start, end]
      start = at
    }
    if (start < 0) start = at
    end = at + 1
  }
  if (start >= 0) yield [start, end]
}

/** A number in as many bytes as the largest takes (5.2.2). */
function longest(value) {
  return Buffer.from([0, 7, 14, 21, 28].map((n) => ((value >>> n) & 127) | (n < 28 ? 128 : 0)))
}

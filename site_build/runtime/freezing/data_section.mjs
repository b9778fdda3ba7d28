/** The data section of a WebAssembly module, replaced by a memory (WebAssembly core, 5.5.8 and 5.5.14). */

const MEMORY = 5
const DATA = 11
const DATA_COUNT = 12
const I32_CONST = 0x41
const END = 0x0b
// A gap of zeros this long costs more as data than as the head of another segment.
const GAP = 64
const PAGE = 65536

/** Return `module` (bytes) with `memory` (bytes) as its initial memory. */
export function withMemory(module, memory) {
  const segments = [...nonZeroRanges(memory)]
  const parts = [module.subarray(0, 8)]
  for (const { id, bytes } of sections(module)) {
    if (id === MEMORY) parts.push(section(id, memoryOf(memory.length / PAGE, bytes)))
    else if (id === DATA_COUNT) parts.push(section(id, unsigned(segments.length)))
    else if (id === DATA) parts.push(section(id, dataSegments(segments, memory)))
    else parts.push(bytes)
  }
  return Buffer.concat(parts)
}

function* sections(module) {
  let at = 8
  while (at < module.length) {
    const [size, body] = readUnsigned(module, at + 1)
    yield { id: module[at], bytes: module.subarray(at, body + size) }
    at = body + size
  }
}

function section(id, body) {
  return Buffer.concat([Buffer.from([id]), unsigned(body.length), body])
}

/** The one memory, as large as it has become: it had what it began with, and a limit or none. */
function memoryOf(pages, bytes) {
  const [, body] = readUnsigned(bytes, 1)
  const flags = bytes[body + 1]
  const [, limit] = readUnsigned(bytes, body + 2)
  return Buffer.concat([Buffer.from([1, flags]), unsigned(pages), bytes.subarray(limit)])
}

function dataSegments(segments, memory) {
  const encoded = segments.flatMap(([start, end]) => [
    Buffer.from([0, I32_CONST]),
    signed(start),
    Buffer.from([END]),
    unsigned(end - start),
    memory.subarray(start, end),
  ])
  return Buffer.concat([unsigned(segments.length), ...encoded])
}

/** Yield [start, end) of what is not zero, with shorter gaps left in. */
export function* nonZeroRanges(memory) {
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

/** LEB128, as the format writes its integers (5.2.2). */
function unsigned(value) {
  const bytes = []
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0))
    value >>>= 7
  } while (value)
  return Buffer.from(bytes)
}

function signed(value) {
  const bytes = []
  while (value < -64 || value > 63) {
    bytes.push((value & 127) | 128)
    value >>= 7
  }
  return Buffer.from([...bytes, value & 127])
}

function readUnsigned(bytes, at) {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]
    value |= (byte & 127) << shift
    if (byte < 128) return [value >>> 0, at]
  }
}

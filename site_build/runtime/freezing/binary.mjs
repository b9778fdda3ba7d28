/** WebAssembly's binary format (core, 5): a module's sections, and integers. */

export const MEMORY = 5
export const CODE = 10
export const DATA = 11
export const DATA_COUNT = 12
export const CUSTOM = 0
// The magic number and the version.
export const HEAD = Buffer.from('\0asm\x01\0\0\0', 'latin1')

/** Yield each section of a module: its number, all its bytes, and where in them its content starts. */
export function* sections(module) {
  let at = HEAD.length
  while (at < module.length) {
    const [size, body] = readUnsigned(module, at + 1)
    yield { id: module[at], bytes: module.subarray(at, body + size), content: body - at }
    at = body + size
  }
}

/** Return a section with this number and content. */
export function section(id, content) {
  return Buffer.concat([Buffer.from([id]), unsigned(content.length), content])
}

/** LEB128, as the format writes its integers (5.2.2). */
export function unsigned(value) {
  const bytes = []
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0))
    value >>>= 7
  } while (value)
  return Buffer.from(bytes)
}

/** The same for what is written with a sign: `value` is none below zero. */
export function signed(value) {
  const bytes = [...unsigned(value)]
  // The last byte's highest bit of seven is the sign.
  if (bytes.at(-1) & 64) bytes.splice(-1, 1, bytes.at(-1) | 128, 0)
  return Buffer.from(bytes)
}

/** Return an integer without a sign and where it ends. */
export function readUnsigned(bytes, at) {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]
    value |= (byte & 127) << shift
    if (byte < 128) return [value >>> 0, at]
  }
}

/** Return an integer of 32 bits that is written with a sign. */
export function readSigned(bytes, at) {
  const [value, end] = readUnsigned(bytes, at)
  const unused = 32 - 7 * (end - at)
  return unused > 0 ? (value << unused) >> unused : value | 0
}

/** Return where an integer ends. */
export function passInteger(bytes, at) {
  while (bytes[at++] > 127);
  return at
}

/** What the first bytes of a file name as its encoding (WHATWG Encoding, 6.1, BOM sniff). */
const MARKS = { '255,254': 'utf-16le', '254,255': 'utf-16be' }

/**
 * Return the text of a file: in the encoding that its byte order mark names, else in UTF-8, else in
 * Windows-1252, as `checker/message/charsets.py` does.
 * @param {File} file
 * @returns {Promise<string>}
 */
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const named = MARKS[bytes.subarray(0, 2).join()]
  try {
    return new TextDecoder(named, { fatal: !named }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

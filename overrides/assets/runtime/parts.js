/**
 * A file that Python reads in parts, so that the page can see how far it is.
 *
 * What Python writes of it goes into blobs at once: a browser may keep those on its disk.
 *
 * @param {() => Promise<string>} ask asks for the next part, as `checker/bounces/browser.py` has it
 * @param {(part: {rows: number, share: number}) => void} onPart
 * @returns {Promise<{report: string, sheet: Blob}>}
 */
export async function readFile(ask, onPart) {
  const written = []
  while (true) {
    const { sheet = '', ...answer } = JSON.parse(await ask())
    written.push(new Blob([octetsOf(sheet)]))
    if (!answer.going_on) {
      return { report: JSON.stringify(answer), sheet: new Blob(written, { type: 'text/csv' }) }
    }
    onPart(answer.going_on)
  }
}

/** @param {string} base64 */
function octetsOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** The most bytes of a file that are read, as `checker/message/containers.py` has it. */
const LARGEST_FILE = 32 << 20

/**
 * Return what a form with a file and a text is about: the chosen file, or else the text.
 * @param {{file: HTMLInputElement, text: HTMLTextAreaElement}} controls
 * @returns {Promise<{bytes: string} | {text: string} | {refused: string}>} a part of a question, or
 *   why the file was not read
 */
export async function sourceOf({ file, text }) {
  const [chosen] = file.files
  if (!chosen) return { text: text.value }
  if (chosen.size > LARGEST_FILE) return { refused: file.dataset.tooLarge }
  const bytes = await asBase64(chosen)
  return bytes === null ? { refused: file.dataset.unreadable } : { bytes }
}

/** What stands in for a report on a file that was not read: a message at a field. */
export function refusal(message, field = 'file', verdict = 'invalid') {
  return { verdict, findings: [{ code: 'not_read', level: 'error', field, message }] }
}

/**
 * @param {File} file
 * @returns {Promise<string | null>} its bytes in base64; null where it cannot be read (any more)
 */
function asBase64(file) {
  const reader = new FileReader()
  return new Promise((resolve) => {
    reader.addEventListener('load', () =>
      resolve(reader.result.slice(reader.result.indexOf(',') + 1)),
    )
    reader.addEventListener('error', () => resolve(null))
    reader.readAsDataURL(file)
  })
}

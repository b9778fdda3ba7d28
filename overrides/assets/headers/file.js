/** The most bytes of a file that are read, as `checker/message/containers.py` has it. */
export const LARGEST_FILE = 32 << 20

/**
 * @param {File} file
 * @returns {Promise<string | null>} its bytes in base64; null where it cannot be read (any more)
 */
export function asBase64(file) {
  const reader = new FileReader()
  return new Promise((resolve) => {
    reader.addEventListener('load', () =>
      resolve(reader.result.slice(reader.result.indexOf(',') + 1)),
    )
    reader.addEventListener('error', () => resolve(null))
    reader.readAsDataURL(file)
  })
}

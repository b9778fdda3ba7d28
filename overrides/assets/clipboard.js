/** Copying on every page: what was copied, or that it could not be, is said at the page's foot. */

const STATUS_STAYS_MS = 6000
const status = document.querySelector('#copied')

/**
 * Copy a text, and say so; elsewhere say what else to do.
 * @param {string} text
 * @param {{copied: string, notCopied: string}} said
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text, { copied, notCopied }) {
  const done = await write(text)
  status.textContent = done ? copied : notCopied
  if (done) setTimeout(() => status.replaceChildren(), STATUS_STAYS_MS)
  return done
}

/** Where a page did not come over https, there is no clipboard at all. */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Texts as files on the reader's own disk. */

// Safari fetches a download some time after the click, and finds nothing if it is gone by then.
const DOWNLOAD_BEGINS_MS = 40_000

/** Let the reader keep a text of that type as a file of that name. */
export function save(text, type, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_BEGINS_MS)
}

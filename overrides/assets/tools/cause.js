/** Why Python failed, as far as the page can tell: for the sentence that the reader gets. */

const LONGEST_SILENCE_MS = 4000
// Where the page's own version lies: a newer one lies elsewhere (overrides/main.html).
const own = document.querySelector('[data-worker]')?.getAttribute('data-worker')

/**
 * A file that does not come, or is not what it should be, can mean much. What the same host has now in
 * this page's place tells more.
 * @param {import('../runtime/errors.js').Reason} reason
 * @returns {Promise<string>} of 'download' one of: 'download', nothing comes; 'newer', the host has
 *   another version of the site; 'host', the page comes and the file does not; 'wrong', what comes is
 *   no page of ours. Any other reason as it is.
 */
export async function causeOf(reason) {
  if (reason !== 'download') return reason
  const page = await fetchPage().catch(() => null)
  if (page === null) return 'download'
  const worker = page.match(/data-worker="?([^\s">]+)/)?.[1]
  if (!worker) return 'wrong'
  return worker === own ? 'host' : 'newer'
}

async function fetchPage() {
  const signal = AbortSignal.timeout(LONGEST_SILENCE_MS)
  return (await fetch(location.pathname, { cache: 'no-store', signal })).text()
}

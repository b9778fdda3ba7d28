/**
 * Keeps what a reader has used, so that it is there at once and without a network.
 *
 * Two rules make sure that old and new never mix. A file whose name holds a fingerprint of its
 * content can only be what it is: it comes from the cache. Everything else, the pages above all,
 * comes from the network, and from the cache only when there is none; a page names the
 * fingerprinted files that it was built with.
 *
 * The build puts in FILES, all the fingerprinted files of the site. A new build makes this another
 * script: it takes over once no page is open any more, and drops what is not of the new build.
 */

const FILES = new Set(/* FILES */)
// All sites of one host share its caches, so the names hold which site it is.
const KEPT_FILES = `kept-files ${registration.scope}`
const KEPT_PAGES = `kept-pages ${registration.scope}`
// How long a reader who has a page waits for a newer one.
const LONGEST_SILENCE_MS = 5000

addEventListener('activate', (event) => event.waitUntil(Promise.all([clients.claim(), dropOld()])))
addEventListener('message', (event) => event.waitUntil(keepAll(event.data.keep)))
addEventListener('fetch', (event) => {
  const { method, url } = event.request
  if (method !== 'GET' || !url.startsWith(registration.scope)) return
  event.respondWith(isFingerprinted(url) ? fromCache(event) : fromNetwork(event))
})

/** Whether the name comes from the content: of this build's files or of another's. */
function isFingerprinted(url) {
  return /[-.][0-9a-f]{8,10}[./]/.test(pathOf(url))
}

/** The path below the site: what stands before it may look like a fingerprint, too. */
function pathOf(url) {
  return withoutQuery(url).slice(registration.scope.length)
}

/** A static host gives the same file whatever the query is: one copy of each, always the newest. */
function withoutQuery(url) {
  return url.split('?')[0]
}

/** A request that wants to go past the caches replaces the copy there, which may be damaged. */
async function fromCache(event) {
  const { request } = event
  const cache = await caches.open(KEPT_FILES)
  const kept = request.cache === 'reload' ? null : await cache.match(withoutQuery(request.url))
  return kept ?? fetchAndKeep(event, cache)
}

/** A page as the network has it; as it was kept, when there is no network or it keeps silent. */
async function fromNetwork(event) {
  const cache = await caches.open(KEPT_PAGES)
  // A browser may hold an old page for new for a while, without asking.
  const fresh = fetchAndKeep(event, cache, { cache: 'no-cache' })
  const kept = await cache.match(withoutQuery(event.request.url))
  if (!kept) return fresh
  const silence = new Promise((resolve) => setTimeout(resolve, LONGEST_SILENCE_MS, kept))
  return Promise.race([fresh, silence]).catch(() => kept)
}

async function fetchAndKeep(event, cache, options) {
  const response = await fetch(event.request, options)
  event.waitUntil(keep(cache, event.request.url, response.clone()))
  return response
}

/** Keep a response, unless it is an error, breaks off or finds no room. */
async function keep(cache, url, response) {
  if (response.ok) await cache.put(withoutQuery(url), response).catch(() => {})
}

/** Keep what a page loaded before this worker was in charge of it. */
async function keepAll(urls) {
  for (const url of urls.filter((url) => url.startsWith(registration.scope))) {
    const cache = await caches.open(isFingerprinted(url) ? KEPT_FILES : KEPT_PAGES)
    if (await cache.match(withoutQuery(url))) continue
    await keep(cache, url, await fetch(url).catch(() => Response.error()))
  }
}

async function dropOld() {
  const cache = await caches.open(KEPT_FILES)
  for (const request of await cache.keys()) {
    if (!FILES.has(pathOf(request.url))) await cache.delete(request)
  }
}

/**
 * Keeps what a reader has used, so that it is there at once and without a network.
 *
 * Two rules make sure that old and new never mix. A file whose name holds a fingerprint of its
 * content can only be what it is: it comes from the cache, and is kept only if its bytes are those
 * that the build has made. Everything else, the pages above all, comes from the network, and from the
 * cache only when there is none; a page names the fingerprinted files that it was built with.
 *
 * The build puts FILES in front: all the fingerprinted files of the site by path, and what proves each
 * (site_build/publishing/offline.py). A new build makes this another script: it takes over once no page
 * is open any more, and drops what is not of the new build.
 */

/* global FILES */
// How many bytes of a digest tell a right copy from a wrong one: no fault leaves so many as they are. Who
// could choose another file to fit would be the host, and would choose this list, too.
const PROOF_BYTES = 6
// All sites of one host share its caches, so the names hold which site it is.
const KEPT_FILES = `kept-files ${registration.scope}`
const KEPT_PAGES = `kept-pages ${registration.scope}`
// How long a reader who has a page waits for a newer one.
const LONGEST_SILENCE_MS = 5000

// What pages have asked to keep and could not be had so far.
const missed = new Set()
// Settled once what an older version kept is sorted out.
let sorted

addEventListener('activate', (event) => {
  sorted = Promise.all([dropOld(), dropTyped()])
  event.waitUntil(Promise.all([clients.claim(), sorted]))
})
addEventListener('message', (event) => event.waitUntil(keepAll(event.data.keep)))
addEventListener('fetch', (event) => {
  const { method, url, cache } = event.request
  // `no-store` asks for the network's own answer.
  if (method !== 'GET' || cache === 'no-store' || !url.startsWith(registration.scope)) return
  event.respondWith(isFingerprinted(url) ? fromCache(event) : fromNetwork(event))
})

/** Whether the name comes from the content: of this build's files or of another's. */
function isFingerprinted(url) {
  return /[-.][0-9a-f]{8,10}[./]/.test(pathOf(url))
}

/** The path below the site: what stands before it may look like a fingerprint, too. */
function pathOf(url) {
  return addressOf(url).slice(registration.scope.length)
}

/**
 * What the network knows a file by. A static host gives the same one whatever the query is: one copy
 * of each, always the newest. The fragment holds what a reader typed, which is stored nowhere.
 */
function addressOf(url) {
  return url.split(/[?#]/)[0]
}

/** A request that wants to go past the caches replaces the copy there, which may be damaged. */
async function fromCache(event) {
  const { request } = event
  const cache = await caches.open(KEPT_FILES)
  const past = request.cache === 'reload' || request.url.includes('?')
  const kept = past ? null : await cache.match(addressOf(request.url))
  return kept ?? fetchAndKeep(event, cache)
}

/** A page as the network has it; as it was kept, when there is no network or it keeps silent. */
async function fromNetwork(event) {
  const cache = await caches.open(KEPT_PAGES)
  // A browser may hold an old page for new for a while, without asking.
  const fresh = fetchAndKeep(event, cache, { cache: 'no-cache' })
  // Also what comes too late to be shown is kept.
  event.waitUntil(fresh.catch(() => {}))
  const kept = await cache.match(addressOf(event.request.url))
  if (!kept) return fresh
  const silence = new Promise((resolve) => setTimeout(resolve, LONGEST_SILENCE_MS, kept))
  return Promise.race([fresh, silence]).catch(() => kept)
}

async function fetchAndKeep(event, cache, options) {
  const response = await fetch(event.request, options)
  event.waitUntil(keep(cache, event.request.url, response.clone()))
  return response
}

/**
 * Keep a response, unless it is an error, breaks off, is not what its name says or finds no room.
 * @returns {Promise<boolean>} whether it is kept
 */
async function keep(cache, url, response) {
  try {
    if (!response.ok) return false
    const body = await response.arrayBuffer()
    if (!(await isRight(url, body))) return false
    // A browser stores with a response the whole address that it answered; with a copy, none.
    await cache.put(addressOf(url), new Response(body, response))
    return true
  } catch {
    return false
  }
}

/** Whether a file is what the build has made. Of another build's files nothing is known. */
async function isRight(url, body) {
  const proof = FILES[pathOf(url)]
  if (!proof) return true
  const digest = await crypto.subtle.digest('SHA-256', body)
  return proof === btoa(String.fromCharCode(...new Uint8Array(digest, 0, PROOF_BYTES)))
}

/** Keep what a page loaded without this worker, and what could not be had for an earlier one. */
async function keepAll(urls) {
  await sorted
  const wanted = [...missed, ...urls].filter((url) => url.startsWith(registration.scope))
  missed.clear()
  for (const url of new Set(wanted)) {
    const cache = await caches.open(isFingerprinted(url) ? KEPT_FILES : KEPT_PAGES)
    if (await cache.match(addressOf(url))) continue
    // The browser may hold a wrong copy, too: past its cache there is a right one.
    const kept = (await fetchToKeep(cache, url)) || (await fetchToKeep(cache, url, 'reload'))
    if (!kept) missed.add(url)
  }
}

async function fetchToKeep(cache, url, mode = 'default') {
  return keep(cache, url, await fetch(url, { cache: mode }).catch(() => Response.error()))
}

/** Drop what is not of this build, and what is not what its name says. */
async function dropOld() {
  const cache = await caches.open(KEPT_FILES)
  for (const request of await cache.keys()) {
    const kept = await cache.match(request)
    const path = pathOf(request.url)
    if (!(path in FILES && (await isRight(request.url, await kept.arrayBuffer())))) {
      await cache.delete(request)
    }
  }
}

/**
 * Versions before 2.0 kept pages under their whole address, and within each response the address
 * that it answered: both with what a reader typed.
 */
async function dropTyped() {
  const cache = await caches.open(KEPT_PAGES)
  for (const request of await cache.keys()) {
    const kept = await cache.match(request)
    if (kept.url === '') continue
    await cache.delete(request)
    await keep(cache, request.url, kept)
  }
}

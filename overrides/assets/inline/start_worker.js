import { StartError } from '../runtime/errors.js'

const { worker: address, integrity, folder, ...page } = document.currentScript.dataset
// What the page's first tool needs first, which file of it is code, and all tools that need the same.
const needed = page.ahead?.split(' ') ?? []
const { code, codeIntegrity } = page
const together = page.tools?.split(' ') ?? []
/** The tool that stands first in the page. */
export const [first] = together
const LONGEST_DOWNLOAD_MS = 20_000
// By then the page has given up, too (tools/python.js).
const LONGEST_SILENCE_MS = 60_000

/**
 * Start a worker for Python, from a script whose bytes are those that the page was built with.
 *
 * It runs from those bytes, not from the host's address for them. So its type does not matter, and
 * the page's own policy holds in it, too.
 * @param {string} tool that will be asked first
 * @returns {Promise<Worker>}
 * @throws {StartError}
 */
export async function startWorker(tool) {
  if (!globalThis.Worker) throw new StartError('unsupported')
  // The small one first, or it waits for the large one.
  const script = fetchScript()
  // Only where pages come over https can the worker prove what it is handed.
  const files = together.includes(tool) && crypto.subtle ? needed : []
  let tell = (_size) => {}
  const compiled = files.includes(code) ? compile((size) => tell(size)) : null
  const pieces = files.filter((file) => file !== code)
  const givenUp = new AbortController()
  const { signal } = givenUp
  const downloads = pieces.map((file) => fetch(folder + file, { signal }).catch(() => {}))
  let worker
  try {
    worker = create(URL.createObjectURL(new Blob([await script], { type: 'text/javascript' })))
    worker.postMessage({
      type: 'start',
      tool,
      folder: new URL(folder, location.href).href,
      ahead: files,
      code: compiled && code,
    })
    tell = (size) => worker.postMessage({ type: 'compiling', size })
    compiled
      ?.then((module) => worker.postMessage({ type: 'compiled', module }))
      .catch(() => worker.postMessage({ type: 'compiled' }))
    await begun(worker)
    // To read them takes time that the page needs to let the worker begin.
    for (const [number, file] of pieces.entries()) handOver(file, downloads[number], worker)
    return worker
  } catch (error) {
    // What nobody reads keeps a connection that the next try needs, and so does a late worker.
    givenUp.abort()
    worker?.terminate()
    throw error
  }
}

/**
 * Return the code compiled, while there is no worker yet, or nothing if its bytes are not right: a worker
 * that is handed nothing fetches them itself.
 * @param {(size: number) => void} tell how much has come
 */
async function compile(tell) {
  try {
    const pieces = []
    const reader = (await fetch(folder + code)).body.getReader()
    for (let size = 0, piece; (piece = (await reader.read()).value); ) {
      pieces.push(piece)
      tell((size += piece.length))
    }
    const bytes = joined(pieces)
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const isRight = `sha256-${btoa(String.fromCharCode(...digest))}` === codeIntegrity
    return isRight ? await WebAssembly.compile(bytes) : undefined
  } catch {}
}

/** @param {Uint8Array[]} pieces */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/**
 * Hand over, piece by piece, what was asked for while there was no worker. The worker sees by the
 * size if there is too little, and asks for it anew.
 */
async function handOver(file, download, worker) {
  let piece
  try {
    const reader = (await download).body.getReader()
    while ((piece = (await reader.read()).value)) {
      worker.postMessage({ type: 'piece', file, piece }, [piece.buffer])
    }
  } catch {}
  worker.postMessage({ type: 'piece', file })
}

/** A policy may forbid to create one, and so may the place where the page is shown. */
function create(url) {
  try {
    return new Worker(url, { type: 'module' })
  } catch (cause) {
    throw new StartError('refused', { cause })
  }
}

/** Whether it was let run shows in its first word. */
function begun(worker) {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new StartError('refused'))
    worker.addEventListener('message', resolve, { once: true })
    worker.addEventListener('error', refuse, { once: true })
    setTimeout(() => reject(new StartError('broken')), LONGEST_SILENCE_MS)
  })
}

async function fetchScript() {
  try {
    return await fetchFrom('default').catch(pastCaches)
  } catch (cause) {
    throw new StartError('download', { cause })
  }
}

/** A cache may hold what is not right, unless nothing came at all. */
function pastCaches(error) {
  if (error.name === 'TimeoutError') throw error
  return fetchFrom('reload')
}

async function fetchFrom(cache) {
  const signal = AbortSignal.timeout(LONGEST_DOWNLOAD_MS)
  return (await fetch(address, { integrity, cache, signal })).arrayBuffer()
}

import { StartError } from '../runtime/errors.js'

const { worker: address, integrity, folder } = document.currentScript.dataset
const LONGEST_DOWNLOAD_MS = 20_000

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
  const script = new Blob([await fetchScript()], { type: 'text/javascript' })
  const worker = create(URL.createObjectURL(script))
  worker.postMessage({ type: 'start', tool, folder: new URL(folder, location.href).href })
  return begun(worker)
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
    worker.addEventListener('message', () => resolve(worker), { once: true })
    worker.addEventListener('error', refuse, { once: true })
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

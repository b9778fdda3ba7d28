import { readFile } from './parts.js'

/**
 * What the page and its worker say to each other.
 *
 * @typedef {{type: 'start', tool: string, folder: string, ahead: string[], code: string | null}} Starting
 *   tool: that will be asked first; folder: the address of the packed files; ahead: those of them that
 *   the page has asked for already; code: the one of them that it compiles, if it does.
 * @typedef {{type: 'piece', file: string, piece?: Uint8Array}} Piece
 *   of one of those files; none: the last has come.
 * @typedef {{type: 'compiling', size: number}} Compiling
 *   size: how many bytes of the code have come.
 * @typedef {{type: 'compiled', module?: WebAssembly.Module}} Compiled
 *   none: the page could not.
 * @typedef {{type: 'listen'}} Listening
 * @typedef {{type: 'hold', lock: string}} Holding
 *   lock: the name of a lock to hold from now on.
 * @typedef {{type: 'rest'}} Resting
 *   there is nothing to do: the lock may go.
 * @typedef {{type: 'ask', id: number, request: string, file?: Blob}} Asked
 *   request: JSON, as `checker/browser.py` takes it; file: what it is about, if it is a file.
 * @typedef {{type: 'begun'}
 *   | {type: 'progress', phase: 'download' | 'start', share: number | null}
 *   | {type: 'held', lock: string}
 *   | {type: 'loaded', files: string[]}
 *   | {type: 'ready'}
 *   | {type: 'part', id: number, rows: number, share: number}
 *   | {type: 'answer', id: number, report: string, sheet?: Blob}
 *   | {type: 'failed', reason: import('./errors.js').Reason}} Told
 *   begun: before all else, when the worker was let run at all.
 *   held: so it does, where there are locks; no question is answered before.
 *   files: addresses of what was loaded for it.
 *   part: how far a file is read that takes its time; sheet: the file to take along.
 */

/**
 * Start Python in this worker as soon as the page says for which tool, then answer what it is asked,
 * in order.
 *
 * It may run before the page has anything to listen with, so what else it has to say waits for that.
 * @param {typeof import('./start.js').start} start
 */
export function serve(start) {
  let begin, listen, held
  const beginning = new Promise((resolve) => (begin = resolve))
  const listening = new Promise((resolve) => (listen = resolve))

  /** @param {Told} message */
  const tell = (message) => listening.then(() => postMessage(message))
  /** @param {{reason?: import('./errors.js').Reason}} error */
  const fail = ({ reason = 'broken' }) => tell({ type: 'failed', reason })

  const onProgress = (progress) => tell({ type: 'progress', ...progress })
  const handedOver = new HandedOver()
  const python = beginning.then(({ tool, folder, ahead, code }) =>
    start(tool, { folder, onProgress, ...handedOver.expect(ahead, code) }),
  )
  const told = python.then(() => tell({ type: 'ready' })).catch(fail)
  told.then(async () => tellWhatIsLoaded(tell, await beginning))

  /** @param {Asked} message */
  const answerTo = async ({ id, request, file }) => {
    const { answer } = await python
    await held
    if (!file) return tell({ type: 'answer', id, report: await answer(request) })
    const onPart = (part) => tell({ type: 'part', id, ...part })
    tell({ type: 'answer', id, ...(await readFile(() => answer(request, file), onPart)) })
  }

  addEventListener('message', ({ data }) => {
    if (data.type === 'start') begin(data)
    else if (data.type === 'piece') handedOver.take(data)
    else if (data.type === 'compiling') handedOver.takeSize(data)
    else if (data.type === 'compiled') handedOver.takeModule(data)
    else if (data.type === 'listen') listen()
    else if (data.type === 'hold')
      held = hold(data.lock).then(() => tell({ ...data, type: 'held' }))
    else if (data.type === 'rest') letGo()
    else answerTo(data).catch(fail)
  })
  // A module is all that a browser could refuse to hand over.
  addEventListener('messageerror', () => handedOver.takeModule({}))
  postMessage({ type: 'begun' })
}

/** Files that the page hands over, piece by piece, and the one that it compiles. */
class HandedOver {
  /** @type {(message: Pick<Compiled, 'module'>) => void} */
  takeModule
  /** @type {import('./start.js').Compiling} */
  #code = {
    module: new Promise((resolve) => (this.takeModule = ({ module }) => resolve(module))),
    onSize() {},
  }
  /** @type {Map<string, ReadableStreamDefaultController<Uint8Array>>} */
  #open = new Map()

  /**
   * @param {string[]} files
   * @param {string | null} code the one of them that is compiled, if one is
   * @returns {Pick<import('./start.js').Given, 'ahead' | 'compiled'>}
   */
  expect(files, code) {
    const pieces = files.filter((file) => file !== code)
    return {
      ahead: new Map(pieces.map((file) => [file, this.#stream(file)])),
      compiled: new Map(code ? [[code, this.#code]] : []),
    }
  }

  /** @param {Compiling} message */
  takeSize({ size }) {
    this.#code.onSize(size)
  }

  /** @param {string} file @returns {ReadableStream<Uint8Array>} */
  #stream(file) {
    return new ReadableStream({
      start: (/** @type {ReadableStreamDefaultController<Uint8Array>} */ controller) => {
        this.#open.set(file, controller)
      },
      // Too much has come: the rest is not wanted.
      cancel: () => {
        this.#open.delete(file)
      },
    })
  }

  /** @param {Piece} message */
  take({ file, piece }) {
    if (piece) this.#open.get(file)?.enqueue(piece)
    else this.#open.get(file)?.close()
  }
}

/**
 * What is told is fetched again, to be kept for later: that must not get in the way of the start. The
 * timeline may come to know of a file some time after it was used.
 */
function tellWhatIsLoaded(tell, { folder, ahead }) {
  if (ahead.length > 0) tell({ type: 'loaded', files: ahead.map((file) => folder + file) })
  const loaded = new PerformanceObserver((list) => {
    tell({ type: 'loaded', files: list.getEntries().map(({ name }) => name) })
  })
  loaded.observe({ type: 'resource', buffered: true })
}

/** @type {(nothing?: undefined) => void} */
let letGo

/**
 * Hold a lock of this name until there is nothing to do: see tools/life.js.
 * @returns {Promise<void>} settled once it is held, or cannot be
 */
async function hold(lock) {
  const gone = new Promise((resolve) => (letGo = resolve))
  if (!navigator.locks) return
  return new Promise((resolve) => {
    const keep = () => {
      resolve()
      return gone
    }
    navigator.locks.request(lock, keep).catch(resolve)
  })
}

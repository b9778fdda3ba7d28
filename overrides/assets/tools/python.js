/** Python for every tool of the page: one worker, started once, asked by number. */

import { rest, tellWorking } from '../offline/rest.js'
import { causeOf } from './cause.js'
import { Life } from './life.js'

// After so long without news the reader is told; what is late may still come.
const PATIENCE_MS = 10_000
// And so long after that: longer than a slow phone takes for any one step. The worker is stuck.
const LONGEST_REST_MS = 50_000

/**
 * Events: `progress` (detail: phase and share), `late` (it goes on), `ready`, `failed` (detail: the
 * reason), `part` (detail: how far a file is read).
 */
class Python extends EventTarget {
  /** @type {Promise<Worker> | null} */
  #worker = null
  /** @type {Life | undefined} */
  #life
  #ready = false
  #share = 0
  #asked = new Map()
  #lastId = 0
  #watch

  /** Whether an answer needs no waiting. */
  get ready() {
    return this.#ready
  }

  /** Start for a tool, unless that was done before. After a failure this is a new try. */
  load(tool) {
    if (this.#worker) return
    const starting = takeEarlyWorker() ?? globalThis.startWorker(tool)
    this.#worker = starting
    // What one that was given up still says is nobody's business.
    const fail = (reason) => starting === this.#worker && this.#fail(reason)
    const hear = (message) => starting === this.#worker && this.#hear(message)
    const listen = (worker) => starting === this.#worker && this.#listenTo(worker, hear, fail)
    starting.then(listen, ({ reason = 'broken' }) => fail(reason))
    this.#expectNews()
  }

  /**
   * Ask one question; see `checker/browser.py`.
   * @param {{tool: string}} question
   * @param {File} [file] what it is about, read where it lies
   * @returns {Promise<object | null>} the report, with the `sheet` to take along as a Blob if there
   *   is one; null when Python failed, as `failed` says, or was stopped.
   */
  ask(question, file) {
    this.load(question.tool)
    const id = ++this.#lastId
    const message = { type: 'ask', id, request: JSON.stringify(question), file }
    this.#worker.then(
      (worker) => worker.postMessage(message),
      () => {},
    )
    return new Promise((resolve) => {
      this.#asked.set(id, resolve)
      this.#expectNews()
    })
  }

  /** Stop at once, whatever is under way; the next question starts anew. */
  stop() {
    clearTimeout(this.#watch)
    tellWorking(false)
    this.#worker?.then(
      (worker) => worker.terminate(),
      () => {},
    )
    this.#worker = null
    this.#life = undefined
    this.#ready = false
    for (const resolve of this.#asked.values()) resolve(null)
    this.#asked.clear()
  }

  /** Hear what a worker says, and when it can say nothing any more. */
  #listenTo(worker, hear, fail) {
    const broken = () => fail('broken')
    worker.addEventListener('message', ({ data }) => hear(data))
    worker.addEventListener('error', broken)
    this.#life = new Life(worker, broken)
    this.#expectNews()
    worker.postMessage({ type: 'listen' })
  }

  /** @param {import('../runtime/serve.js').Told} message */
  #hear(message) {
    if (message.type === 'failed') return this.#fail(message.reason)
    if (message.type === 'loaded') return keepForLater(message.files).catch(() => {})
    if (message.type === 'ready') this.#ready = true
    if (message.type === 'answer') return this.#answer(message)
    this.dispatchEvent(new CustomEvent(message.type, { detail: message }))
    if (message.type !== 'progress' || this.#isFurther(message.share)) this.#expectNews()
  }

  /** Whether more has come than before: another beginning is no news. */
  #isFurther(share) {
    const before = this.#share
    this.#share = share ?? 0
    return share === null || share > before
  }

  /** @param {{id: number, report: string, sheet?: Blob}} message */
  #answer({ id, report, sheet }) {
    const answer = JSON.parse(report)
    if (answer.error) return this.#fail('broken')
    this.#asked.get(id)(sheet ? { ...answer, sheet } : answer)
    this.#asked.delete(id)
    this.#expectNews()
  }

  #expectNews() {
    clearTimeout(this.#watch)
    const rests = this.#ready && this.#asked.size === 0
    tellWorking(!rests)
    if (rests) return this.#life?.rest()
    this.#life?.work()
    this.#watch = setTimeout(() => {
      this.#watch = setTimeout(() => this.#fail('broken'), LONGEST_REST_MS)
      this.dispatchEvent(new Event('late'))
    }, PATIENCE_MS)
  }

  /** @param {import('../runtime/errors.js').Reason} reason */
  async #fail(reason) {
    this.stop()
    const detail = { reason: await causeOf(reason) }
    // The reader may have asked anew meanwhile.
    if (!this.#worker) this.dispatchEvent(new CustomEvent('failed', { detail }))
  }
}

/** Return the worker that the head of the page has started for a link that holds a question. */
function takeEarlyWorker() {
  const worker = globalThis.earlyWorker
  globalThis.earlyWorker = null
  return worker
}

/**
 * What a worker loads is not among the page's own files, which offline/start.js keeps. Fails where the
 * browser keeps nothing of a site.
 */
async function keepForLater(files) {
  await rest()
  const { active } = (await navigator.serviceWorker?.ready) ?? {}
  active?.postMessage({ keep: files })
}

export const python = new Python()

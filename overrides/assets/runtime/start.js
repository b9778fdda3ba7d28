/**
 * Python in this worker, started the fastest way that works here.
 *
 * @typedef {{phase: "download" | "start", share: number | null}} Progress
 *   share: how much of the download is done, 0 to 1; null where that cannot be known.
 * @typedef {(request: string) => string} Answer
 *   JSON in, JSON out: what checker/browser.py takes and returns.
 * @typedef {object} Surroundings
 * @property {Promise<WebAssembly.Module | null>} image what compile.js gives, on the page's side
 * @property {(progress: Progress) => void} onProgress
 * @typedef {(surroundings: Surroundings) => Promise<Answer>} Way
 */

import { StartError } from './errors.js'
import * as image from './image.js'

/** @type {[string, () => Promise<{start: Way}>][]} the ways to start, fastest first. */
const WAYS = [
  ['image', async () => image],
  ['archive', () => import('./archive.js')],
  ['ordinary', () => import('./ordinary.js')],
]

/**
 * Start Python.
 *
 * A way that fails is followed by the next, also later, when one cannot answer a request; the
 * reader notices nothing but time.
 * @param {Surroundings} surroundings
 * @returns {Promise<{answer: (request: string) => Promise<string>, readonly way: string}>}
 * @throws {StartError} with `reason`: 'no-webassembly', 'download' or 'broken'; `answer` too.
 */
export async function start(surroundings) {
  if (typeof WebAssembly !== 'object') throw new StartError('no-webassembly')
  const runtime = new Runtime(surroundings)
  await runtime.startNext()
  return runtime
}

class Runtime {
  #waiting = [...WAYS]
  #answer
  #surroundings
  #last = Promise.resolve()

  constructor(surroundings) {
    this.#surroundings = surroundings
  }

  async startNext() {
    const [way, load] = this.#waiting.shift()
    try {
      this.#answer = await (await load()).start(this.#surroundings)
      this.way = way
    } catch (error) {
      if (this.#waiting.length === 0) throw StartError.from(error)
      await this.startNext()
    }
  }

  /** Answer one request after the other. */
  answer = (request) => {
    const reply = this.#last.then(() => this.#ask(request))
    this.#last = reply.catch(() => {})
    return reply
  }

  /** Ask, or start the next way and ask that: the last one's word is final. */
  async #ask(request) {
    try {
      const report = this.#answer(request)
      if (this.#waiting.length === 0 || !('error' in JSON.parse(report))) return report
    } catch (error) {
      if (this.#waiting.length === 0) throw StartError.from(error)
    }
    await this.startNext()
    return this.#ask(request)
  }
}

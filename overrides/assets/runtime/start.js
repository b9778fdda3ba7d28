/**
 * Python in this worker, started the fastest way that works here.
 *
 * @typedef {{phase: 'download' | 'start', share: number | null}} Progress
 *   share: how much of the download is done, 0 to 1; null where that cannot be known.
 * @typedef {(request: string) => string} Answer
 *   JSON in, JSON out: what checker/browser.py takes and returns.
 * @typedef {(tool: string, onProgress: (progress: Progress) => void) => Promise<Answer>} Way
 *   tool: that will be asked first.
 */

import * as archive from './archive.js'
import { StartError } from './errors.js'
import * as image from './image.js'
import * as ordinary from './ordinary.js'

/** @type {[string, Way][]} the ways to start, fastest first. */
const WAYS = Object.entries({ image, archive, ordinary }).map(([name, way]) => [name, way.start])

/**
 * Start Python.
 *
 * A way that fails is followed by the next, also later, when one cannot answer a request; the
 * reader notices nothing but time.
 * @param {string} tool that will be asked first
 * @param {(progress: Progress) => void} onProgress
 * @returns {Promise<{answer: (request: string) => Promise<string>, readonly way: string}>}
 * @throws {StartError} with `reason`: 'no-webassembly', 'download' or 'broken'; `answer` too.
 */
export async function start(tool, onProgress) {
  if (typeof WebAssembly !== 'object') throw new StartError('no-webassembly')
  const runtime = new Runtime(tool, onProgress)
  await runtime.startNext()
  return runtime
}

class Runtime {
  #waiting = [...WAYS]
  #surroundings
  #answer
  #last = Promise.resolve()

  constructor(...surroundings) {
    this.#surroundings = surroundings
  }

  async startNext() {
    const [name, start] = this.#waiting.shift()
    try {
      this.#answer = await start(...this.#surroundings)
      this.way = name
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

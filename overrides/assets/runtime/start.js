/**
 * Python in this worker, started the fastest way that works here.
 *
 * @typedef {{phase: 'download' | 'start', share: number | null}} Progress
 *   share: how much of the download is done, 0 to 1; null where that cannot be known.
 * @typedef {{
 *   folder: string,                             // the address of the packed files
 *   onProgress: (progress: Progress) => void,
 *   ahead: Map<string, ReadableStream<Uint8Array>>,  // files that are on their way already, by name
 *   compiled: Map<string, Compiling | null>,    // files that the page makes modules of, or could not
 * }} Given
 * @typedef {{module: Promise<WebAssembly.Module | undefined>, onSize: (size: number) => void}} Compiling
 *   onSize: is told how many bytes of it have come.
 * @typedef {Given & {signal: AbortSignal}} Surroundings
 *   signal: the way was given up.
 * @typedef {(request: string) => string} Answer
 *   JSON in, JSON out: what checker/browser.py takes and returns.
 * @typedef {{
 *   answer: Answer,
 *   lacks?: (tool: string) => boolean,          // whether more has to come before it can be asked
 *   add?: (tool: string, surroundings: Surroundings) => Promise<void>,  // fetches that
 *   lend?: (file: Blob) => string,              // gives it a file to read, and returns its path
 * }} Python
 * @typedef {(tool: string, surroundings: Surroundings) => Promise<Python>} Start
 *   tool: that will be asked first.
 * @typedef {{name: string, tools?: string[], start: Start}} Way
 *   tools: those that it answers for, if not for all.
 */

import * as archive from './archive.js'
import { StartError } from './errors.js'
import { images } from './image.js'
import * as ordinary from './ordinary.js'

/** @type {Way[]} the ways to start, fastest first. */
const WAYS = [
  ...images,
  { name: 'archive', start: archive.start },
  { name: 'ordinary', start: ordinary.start },
]
// A way that is silent for so long is stuck: no byte of any file; or no end of starting, on a phone. The
// page has told the reader by then (tools/python.js).
// Where the browser proves files (download.js, plain http), nobody sees a byte before the last is there.
const LONGEST_SILENCE_MS = { download: globalThis.crypto.subtle ? 12_000 : 50_000, start: 45_000 }
// The smallest module there is: "\0asm", version 1.
const SMALLEST_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

/**
 * Start Python.
 *
 * A way that fails or falls silent is followed by the next, also later, when one cannot answer a
 * request; the reader notices nothing but time.
 * @param {string} tool that will be asked first
 * @param {Given} given
 * @returns {Promise<{
 *   answer: (request: string, file?: Blob) => Promise<string>,
 *   readonly way: string,
 * }>} file: what the request is about; it gets its path there
 * @throws {StartError}; `answer` too.
 */
export async function start(tool, given) {
  if (typeof WebAssembly !== 'object') throw new StartError('unsupported')
  await WebAssembly.compile(SMALLEST_MODULE).catch((cause) => {
    throw new StartError('refused', { cause })
  })
  const runtime = new Runtime(given)
  await runtime.startNext(tool)
  return runtime
}

class Runtime {
  #waiting = [...WAYS]
  #given
  /** @type {Way} */
  #way
  /** @type {Python} */
  #python
  #last = Promise.resolve()
  /** @type {{file: Blob, by: Python, path: string}} */
  #lent

  constructor(given) {
    this.#given = given
  }

  /** Start the next way for a tool; the one after it when that fails. */
  async startNext(tool) {
    do this.#way = this.#waiting.shift()
    while (!answersFor(this.#way, tool))
    try {
      this.#python = await attempt(this.#way.start, tool, this.#given)
      await this.#complete(tool)
    } catch (error) {
      if (this.#waiting.length === 0) throw named(error)
      await this.startNext(tool)
    }
  }

  /** The name of the way that was started last. */
  get way() {
    return this.#way.name
  }

  /** Fetch what a tool still lacks: it is there before its first question. */
  async #complete(tool) {
    if (!answersFor(this.#way, tool)) throw new Error(`There is no ${tool}`)
    const { lacks, add } = this.#python
    if (lacks?.(tool)) await attempt(add, tool, this.#given)
  }

  /** Answer one request after the other. */
  answer = (request, file) => {
    const reply = this.#last.then(() => this.#ask(request, file))
    this.#last = reply.catch(() => {})
    return reply
  }

  /** Ask, or start the next way and ask that: the last one's word is final. */
  async #ask(request, file) {
    const { tool } = JSON.parse(request)
    try {
      await this.#complete(tool)
      const report = this.#python.answer(file ? this.#naming(file, request) : request)
      if (this.#waiting.length === 0 || !('error' in JSON.parse(report))) return report
    } catch (cause) {
      if (this.#waiting.length === 0) throw new StartError('broken', { cause })
    }
    await this.startNext(tool)
    return this.#ask(request, file)
  }

  /** Lend a file, unless Python has it, and name it in a request. */
  #naming(file, request) {
    const by = this.#python
    if (this.#lent?.file !== file || this.#lent.by !== by)
      this.#lent = { file, by, path: by.lend(file) }
    return JSON.stringify({ ...JSON.parse(request), file: this.#lent.path })
  }
}

/** @param {Way} way @param {string} tool */
const answersFor = ({ tools }, tool) => !tools || tools.includes(tool)

/** Name the reason of an error that names none. */
function named(error) {
  return error instanceof StartError ? error : new StartError(reasonOf(error), { cause: error })
}

/** Why a way failed that had all its files. */
function reasonOf(error) {
  // No memory for the interpreter to begin with.
  if (error instanceof RangeError) return 'memory'
  // Its bytes are right, so it is the browser that does not know what is in them.
  if (error instanceof WebAssembly.CompileError) return 'unsupported'
  return 'broken'
}

/** Start Python, or add to it; give up when it falls silent. */
export function attempt(start, tool, given) {
  const control = new AbortController()
  return new Promise((resolve, reject) => {
    let watch
    const expectNews = (phase) => {
      clearTimeout(watch)
      watch = setTimeout(() => {
        control.abort()
        reject(new StartError(phase === 'download' ? 'download' : 'broken'))
      }, LONGEST_SILENCE_MS[phase])
    }
    const tell = (progress) => {
      if (control.signal.aborted) return
      expectNews(progress.phase)
      given.onProgress(progress)
    }
    tell({ phase: 'download', share: 0 })
    const started = start(tool, { ...given, onProgress: tell, signal: control.signal })
    started.then(resolve, reject).finally(() => {
      clearTimeout(watch)
      // What is still on its way for it is not needed any more.
      control.abort()
    })
  })
}

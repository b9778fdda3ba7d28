/**
 * Files of the runtime: each is used only if its bytes are those that the build has made.
 *
 * A host or a network may answer with something else and call it a success: a page to sign in, a
 * file that was cut off, a copy with a damaged byte. Whatever does not fit is fetched once more, past
 * all caches; then the way that needs it is given up.
 */

import { StartError } from './errors.js'
import { packed } from './packed.js'

// The reader sees no more of it than this.
const BETWEEN_NEWS_MS = 50

const originalFetch = globalThis.fetch.bind(globalThis)

export class Download {
  #folder
  #onProgress
  #signal
  #ahead
  #total
  #arrived = new Map()
  #open = 0
  #toldAt = -Infinity

  /**
   * @param {string[]} names of all the files that will be fetched
   * @param {import('./start.js').Surroundings} surroundings
   */
  constructor(names, { folder, onProgress, signal, ahead }) {
    this.#folder = folder
    this.#onProgress = onProgress
    this.#signal = signal
    this.#ahead = ahead
    this.#total = sum(names.map((name) => packed[name].bytes))
  }

  /** Return the bytes of a file. */
  bytes(name) {
    return this.made(name, async (bytes) => bytes)
  }

  /**
   * Return what is made of a file.
   * @template T
   * @param {string} name
   * @param {(bytes: Uint8Array<ArrayBuffer>) => Promise<T>} make begins before the bytes are proved; what it makes of
   *   wrong ones is dropped
   */
  async made(name, make) {
    const { making } = await this.#twice(async (cache) => {
      const bytes = await this.#read(name, cache)
      const making = make(bytes)
      making.catch(() => {})
      await prove(name, bytes)
      return { making }
    })
    return making
  }

  /** Return a JavaScript module. It comes from the bytes themselves: no host's type for it matters. */
  async module(name) {
    const script = new Blob([await this.bytes(name)], { type: 'text/javascript' })
    return import(URL.createObjectURL(script)).catch((cause) => {
      throw new StartError('refused', { cause })
    })
  }

  /** Return a WebAssembly module, compiled while it arrives. */
  compile(name) {
    return this.#twice((cache) => this.#compile(name, cache))
  }

  /** @template T @param {(cache: RequestCache) => Promise<T>} get @returns {Promise<T>} */
  async #twice(get) {
    try {
      return await get('default')
    } catch (error) {
      if (this.#signal.aborted || !(error instanceof StartError)) throw error
      return get('reload')
    }
  }

  async #compile(name, cache) {
    let pieces
    const body = new ReadableStream({
      start: (controller) => (pieces = controller),
      // A compiler that gives up leaves the rest to be read: all the bytes say who is at fault.
      cancel: () => (pieces = null),
    })
    const headers = { 'Content-Type': 'application/wasm' }
    const module = WebAssembly.compileStreaming(new Response(body, { headers }))
    module.catch(() => {})
    try {
      const bytes = await this.#read(name, cache, (piece) => pieces?.enqueue(piece))
      // The stream ends, and with it the compiling, when the bytes have proved right.
      await prove(name, bytes)
      pieces?.close()
    } catch (error) {
      pieces?.error(error)
      throw error
    }
    return module
  }

  /**
   * Return as many bytes of a file as it should have, right or not; tell each piece as it arrives.
   * @param {string} name
   * @param {RequestCache} cache
   * @param {(piece: Uint8Array) => void} onPiece
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async #read(name, cache, onPiece = (_piece) => {}) {
    const { bytes } = packed[name]
    const whole = new Uint8Array(bytes)
    let size = 0
    this.#open++
    this.#tell(name, size)
    try {
      const reader = await this.#reader(name, cache)
      for (;;) {
        const { done, value } = await reader.read().catch(failDownload)
        if (done) break
        if (size + value.length > bytes) {
          reader.cancel()
          throw new StartError('download')
        }
        whole.set(value, size)
        size += value.length
        this.#arrived.set(name, size)
        if (performance.now() - this.#toldAt > BETWEEN_NEWS_MS) this.#tell(name, size)
        onPiece(value)
      }
    } finally {
      this.#open--
      this.#tell(name, size)
    }
    if (size !== bytes) throw new StartError('download')
    return whole
  }

  async #reader(name, cache) {
    const ahead = this.#ahead.get(name)
    // It comes only once.
    if (this.#ahead.delete(name)) return this.#untilGivenUp(ahead.getReader())
    const url = this.#folder + name
    // Only where pages come over https can a script hash; elsewhere the browser does.
    const integrity = globalThis.crypto.subtle ? '' : packed[name].integrity
    const options = { cache, integrity, signal: this.#signal }
    const response = await originalFetch(url, options).catch(failDownload)
    if (!response.ok) failDownload(new Error(`${response.status} ${url}`))
    return response.body.getReader()
  }

  /** Return a reader that is at its end when the way is given up. */
  #untilGivenUp(reader) {
    this.#signal.addEventListener('abort', () => reader.cancel().catch(() => {}))
    return reader
  }

  #tell(name, size) {
    this.#toldAt = performance.now()
    this.#arrived.set(name, size)
    const share = Math.min(1, sum([...this.#arrived.values()]) / this.#total)
    this.#onProgress(
      this.#open > 0 ? { phase: 'download', share } : { phase: 'start', share: null },
    )
  }
}

function failDownload(cause) {
  throw new StartError('download', { cause })
}

/** Throw unless the bytes are those of the file that the build has made. */
async function prove(name, bytes) {
  if (!globalThis.crypto.subtle) return
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const proof = `sha256-${btoa(String.fromCharCode(...digest))}`
  if (proof !== packed[name].integrity) throw new StartError('download')
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

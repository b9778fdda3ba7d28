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

// So much is proved at once, while the rest is on its way (site_build/fingerprint.py has the same).
const BLOCK = 2 ** 20
const DIGEST = 32

const originalFetch = globalThis.fetch.bind(globalThis)

export class Download {
  #folder
  #onProgress
  #signal
  #ahead
  #compiled
  #total
  #arrived = new Map()
  #open = 0
  #toldAt = -Infinity

  /**
   * @param {string[]} names of all the files that will be fetched
   * @param {import('./start.js').Surroundings} surroundings
   */
  constructor(names, { folder, onProgress, signal, ahead, compiled }) {
    this.#folder = folder
    this.#onProgress = onProgress
    this.#signal = signal
    this.#ahead = ahead
    this.#compiled = compiled
    this.#total = sum(names.map((name) => packed[name].bytes))
  }

  /**
   * Return the bytes of a file.
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  bytes(name) {
    return this.made(name, () => ({ take() {}, end: async (bytes) => bytes }))
  }

  /**
   * Return what is made of a file.
   * @template T
   * @param {string} name
   * @param {() => {
   *   take: (bytes: Uint8Array) => void,
   *   end: (bytes: Uint8Array<ArrayBuffer>) => Promise<T>,
   * }} begin returns what is given the bytes that have arrived, again and again, and all of them in the
   *   end, before they are proved; what it makes of wrong ones is dropped
   */
  async made(name, begin) {
    const { made } = await this.#twice(async (cache) => {
      const [making, proof] = [begin(), new Proof(name)]
      const bytes = await this.#read(name, cache, (_piece, arrived) => {
        proof.take(arrived)
        making.take(arrived)
      })
      const made = making.end(bytes)
      made.catch(() => {})
      await proof.end(bytes)
      return { made }
    })
    return made
  }

  /** Return a JavaScript module. It comes from the bytes themselves: no host's type for it matters. */
  async module(name) {
    const script = new Blob([await this.bytes(name)], { type: 'text/javascript' })
    return import(URL.createObjectURL(script)).catch((cause) => {
      throw new StartError('refused', { cause })
    })
  }

  /** Return a WebAssembly module: the one that the page has compiled, or else compiled while it arrives. */
  async compile(name) {
    if (!this.#compiled.has(name)) return this.#twice((cache) => this.#compile(name, cache))
    // The page has tried once, and a cache may still wait for what it asked for.
    return (await this.#handedOver(name)) ?? this.#compile(name, 'reload')
  }

  /** Return the module that the page makes of a file, if it does. */
  async #handedOver(name) {
    const compiling = this.#compiled.get(name)
    if (!compiling) return
    // Whoever comes next waits for it only if it came.
    this.#compiled.set(name, null)
    compiling.onSize = (size) => this.#tell(name, size)
    this.#begin(name)
    const module = await compiling.module
    this.#end(name, module ? packed[name].bytes : 0)
    if (module) this.#compiled.set(name, compiling)
    this.#signal.throwIfAborted()
    return module
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
      await new Proof(name).end(bytes)
      pieces?.close()
    } catch (error) {
      pieces?.error(error)
      throw error
    }
    return module
  }

  /**
   * Return as many bytes of a file as it should have, right or not; tell each piece as it arrives, and all
   * that have.
   * @param {string} name
   * @param {RequestCache} cache
   * @param {(piece: Uint8Array, arrived: Uint8Array<ArrayBuffer>) => void} onPiece
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async #read(name, cache, onPiece) {
    const { bytes } = packed[name]
    const whole = new Uint8Array(bytes)
    let size = 0
    this.#begin(name)
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
        onPiece(value, whole.subarray(0, size))
      }
    } finally {
      this.#end(name, size)
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

  #begin(name) {
    this.#open++
    this.#tell(name, 0)
  }

  #end(name, size) {
    this.#open--
    this.#tell(name, size)
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

/** Shows whether bytes are those of the file that the build has made. */
class Proof {
  #name
  /** @type {Promise<ArrayBuffer>[]} of each block */
  #digests = []

  /** @param {string} name */
  constructor(name) {
    this.#name = name
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes of the file that have arrived */
  take(bytes) {
    if (!globalThis.crypto.subtle) return
    while ((this.#digests.length + 1) * BLOCK <= bytes.length) this.#add(bytes)
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} bytes all of them
   * @throws {StartError} unless they are right
   */
  async end(bytes) {
    if (!globalThis.crypto.subtle) return
    while (this.#digests.length * BLOCK < bytes.length) this.#add(bytes)
    const digests = new Uint8Array(DIGEST * this.#digests.length)
    for (const [number, one] of this.#digests.entries()) {
      digests.set(new Uint8Array(await one), DIGEST * number)
    }
    const proof = new Uint8Array(await digest(digests))
    if (btoa(String.fromCharCode(...proof)) !== packed[this.#name].proof) {
      throw new StartError('download')
    }
  }

  #add(bytes) {
    const start = this.#digests.length * BLOCK
    this.#digests.push(digest(bytes.subarray(start, start + BLOCK)))
  }
}

const digest = (bytes) => crypto.subtle.digest('SHA-256', bytes)

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

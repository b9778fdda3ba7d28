/** Files of the runtime, fetched with a share that is true and a failure that cannot be missed. */

import { StartError } from './errors.js'

const originalFetch = globalThis.fetch.bind(globalThis)

export class Download {
  #done = 0
  #total
  #onProgress
  #reject

  /**
   * @param {number} total bytes of all files together, uncompressed
   * @param {(progress: import('./start.js').Progress) => void} onProgress
   */
  constructor(total, onProgress) {
    this.#total = total
    this.#onProgress = onProgress
    /** Rejects when a file does not arrive whole, whatever the caller makes of its response. */
    this.failed = new Promise((_, reject) => (this.#reject = reject))
    this.failed.catch(() => {})
    onProgress({ phase: 'download', share: 0 })
  }

  /** Fetch like the function of that name, counting what arrives. */
  fetch = async (address, options) => {
    const url = String(address)
    const response = await originalFetch(url, options).catch(this.fail)
    if (!response.ok) this.fail(new Error(`${response.status} ${url}`))
    return new Response(this.#counted(response.body), { headers: headersFor(url) })
  }

  /** Throw a StartError that says that `cause` is about the download. */
  fail = (cause) => {
    const error = new StartError('download', { cause })
    this.#reject(error)
    throw error
  }

  #counted(body) {
    const reader = body.getReader()
    return new ReadableStream({
      pull: async (controller) => {
        const { done, value } = await reader.read().catch(this.fail)
        if (done) return controller.close()
        this.#count(value.byteLength)
        controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    })
  }

  #count(bytes) {
    this.#done += bytes
    this.#onProgress({ phase: 'download', share: Math.min(1, this.#done / this.#total) })
  }
}

/** A module compiles while it arrives only under its own type, which not every host knows. */
function headersFor(url) {
  return String(url).endsWith('.wasm') ? { 'Content-Type': 'application/wasm' } : {}
}

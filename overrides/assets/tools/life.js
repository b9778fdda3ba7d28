/** Whether a worker still lives, which nothing else tells the page. */

// Longer than a worker at rest takes to hear something; one that does not was ended meanwhile.
const LONGEST_WAKING_MS = 5_000

/**
 * While a worker works, it holds a lock that the page waits for: the browser hands that over when it
 * ends the worker. At rest there is none, because Firefox keeps no page with a lock for "Back", and
 * what was typed would be gone there (Firefox 153, 2026-11-29).
 */
export class Life {
  #worker
  #onEnd
  #lock = ''
  #hasRested = false
  #waking
  #waiting = new AbortController()

  /**
   * @param {Worker} worker
   * @param {() => void} onEnd called when the worker is no more
   */
  constructor(worker, onEnd) {
    this.#worker = worker
    this.#onEnd = onEnd
    worker.addEventListener('message', ({ data }) => {
      if (data.type === 'held' && data.lock === this.#lock) this.#watch()
    })
  }

  /** The worker has something to do. */
  work() {
    if (this.#lock) return
    if (this.#hasRested) this.#waking = setTimeout(this.#onEnd, LONGEST_WAKING_MS)
    this.#lock = `python ${Math.random()}`
    this.#worker.postMessage({ type: 'hold', lock: this.#lock })
  }

  /** The worker has nothing to do. */
  rest() {
    if (!this.#lock) return
    this.#hasRested = true
    clearTimeout(this.#waking)
    this.#waiting.abort()
    this.#lock = ''
    this.#worker.postMessage({ type: 'rest' })
  }

  #watch() {
    clearTimeout(this.#waking)
    this.#waiting = new AbortController()
    const { signal } = this.#waiting
    navigator.locks?.request(this.#lock, { signal }, this.#onEnd).catch(() => {})
  }
}

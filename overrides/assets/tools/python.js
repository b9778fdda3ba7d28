/**
 * Python for every tool of the page: one worker, started once, asked by number.
 *
 * @typedef {'no-webassembly' | 'download' | 'broken' | 'timeout'} Reason
 */

// Longer than a slow phone takes for any one step; a worker that is silent for so long is stuck.
const LONGEST_SILENCE_MS = 60_000

/** Events: `progress` (detail: phase and share), `ready`, `failed` (detail: the reason). */
class Python extends EventTarget {
  #worker = null
  #ready = false
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
    this.#worker = takeEarlyWorker() ?? startWorker(tool)
    this.#worker.addEventListener('message', ({ data }) => this.#hear(data))
    // A worker whose own script does not arrive says no more than this.
    this.#worker.addEventListener('error', () => this.#fail(this.#ready ? 'broken' : 'download'))
    this.#worker.postMessage({ type: 'listen' })
    this.#expectNews()
  }

  /**
   * Ask one question; see `checker/browser.py`.
   * @returns {Promise<object | null>} the report; null when Python failed, as `failed` says.
   */
  ask(question) {
    this.load(question.tool)
    const id = ++this.#lastId
    this.#worker.postMessage({ type: 'ask', id, request: JSON.stringify(question) })
    return new Promise((resolve) => {
      this.#asked.set(id, resolve)
      this.#expectNews()
    })
  }

  /** @param {import('../runtime/serve.js').Told} message */
  #hear(message) {
    if (message.type === 'failed') return this.#fail(message.reason)
    if (message.type === 'ready') {
      this.#ready = true
      keepForLater(message.files)
    }
    if (message.type === 'answer') return this.#answer(message)
    this.dispatchEvent(new CustomEvent(message.type, { detail: message }))
    this.#expectNews()
  }

  #answer({ id, report }) {
    const answer = JSON.parse(report)
    if (answer.error) return this.#fail('broken')
    this.#asked.get(id)(answer)
    this.#asked.delete(id)
    this.#expectNews()
  }

  #expectNews() {
    clearTimeout(this.#watch)
    if (this.#ready && this.#asked.size === 0) return
    this.#watch = setTimeout(() => this.#fail('timeout'), LONGEST_SILENCE_MS)
  }

  /** @param {Reason} reason */
  #fail(reason) {
    clearTimeout(this.#watch)
    this.#worker.terminate()
    this.#worker = null
    this.#ready = false
    for (const resolve of this.#asked.values()) resolve(null)
    this.#asked.clear()
    this.dispatchEvent(new CustomEvent('failed', { detail: { reason } }))
  }
}

function startWorker(tool) {
  const script = new URL('../runtime/worker.js', import.meta.url)
  return new Worker(script, { type: 'module', name: tool })
}

/** Return the worker that the head of the page has started for a link that holds a question. */
function takeEarlyWorker() {
  const worker = globalThis.earlyWorker
  globalThis.earlyWorker = null
  return worker
}

/** What a worker loads is not among the page's own files, which offline/start.js keeps. */
async function keepForLater(files) {
  const { active } = (await navigator.serviceWorker?.ready) ?? {}
  active?.postMessage({ keep: files })
}

export const python = new Python()

/** The ways of the images: interpreters with some tools already loaded, functions and memory apart. */

import { Download } from './download.js'
import { ask, Filling, instantiate, rehearse } from './frozen.js'
import { files } from './packed.js'

/** @type {import('./start.js').Way[]} the smallest first */
export const images = files.images.map(({ name, tools, functions, memory, entry }) => ({
  name,
  tools,
  async start(_tool, surroundings) {
    const download = new Download([functions, memory], surroundings)
    const compiled = download.compile(functions)
    const first = compiled.then(rehearsed)
    // Each try fills one of its own: what wrong bytes have left behind would stay.
    const waiting = [first]
    const fresh = async () => (await waiting.pop()) ?? instantiate(await compiled)
    const waking = download.made(memory, () => new Waking(fresh()))
    const [python] = await Promise.all([waking, first])
    return { answer: (request) => ask(python, entry, request) }
  },
}))

/** An interpreter that is given its memory. */
class Waking {
  #python
  /** @type {Filling | undefined} not before there is an interpreter */
  #filling

  /** @param {Promise<import('./frozen.js').Interpreter>} python that remembers nothing yet */
  constructor(python) {
    this.#python = python.then((python) => {
      this.#filling = new Filling(python)
      return python
    })
    this.#python.catch(() => {})
  }

  /** @param {Uint8Array} bytes of its file that have arrived; what is wrong with them shows at the end */
  take(bytes) {
    try {
      this.#filling?.take(bytes)
    } catch {}
  }

  /** @param {Uint8Array} bytes all of them */
  async end(bytes) {
    const python = await this.#python
    this.#filling.take(bytes)
    return python
  }
}

/** @param {WebAssembly.Module} functions */
function rehearsed(functions) {
  const python = instantiate(functions)
  try {
    rehearse(functions)
  } catch {
    // There is no room for two: the first answer takes longer then.
  }
  return python
}

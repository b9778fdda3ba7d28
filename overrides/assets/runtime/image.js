/** The ways of the images: interpreters with some tools already loaded, functions and memory apart. */

import { Download } from './download.js'
import { ask, instantiate, rehearse, remember } from './frozen.js'
import { files } from './packed.js'

/** @type {import('./start.js').Way[]} the smallest first */
export const images = files.images.map(({ name, tools, functions, memory, entry }) => ({
  name,
  tools,
  async start(_tool, surroundings) {
    const download = new Download([functions, memory], surroundings)
    const compiled = download.compile(functions)
    const first = compiled.then(rehearsed)
    // Into one that has been given bytes no others are written: those were wrong.
    const waiting = [first]
    const waking = download.made(memory, async (bytes) =>
      remember((await waiting.pop()) ?? instantiate(await compiled), bytes),
    )
    const [python] = await Promise.all([waking, first])
    return { answer: (request) => ask(python, entry, request) }
  },
}))

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

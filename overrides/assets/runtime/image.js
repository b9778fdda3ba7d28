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
    const starting = download.compile(functions).then(rehearsed)
    const filling = async (bytes) => remember(await starting, bytes)
    await download.bytes(memory, filling)
    const python = await starting
    return { answer: (request) => ask(python, entry, request) }
  },
}))

/** @param {WebAssembly.Module} functions */
async function rehearsed(functions) {
  await rehearse(functions)
  return instantiate(functions)
}

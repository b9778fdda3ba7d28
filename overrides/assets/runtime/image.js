/** The ways of the images: interpreters with some tools already loaded, one module each. */

import { Download } from './download.js'
import { wake } from './frozen.js'
import { files } from './packed.js'

/** @type {import('./start.js').Way[]} the smallest first */
export const images = files.images.map(({ name, tools, file, entry }) => ({
  name,
  tools,
  async start(_tool, surroundings) {
    return { answer: await wake(await new Download([file], surroundings).compile(file), entry) }
  },
}))

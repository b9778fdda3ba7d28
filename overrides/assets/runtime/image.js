/** The image way: an interpreter with the checker already loaded, as one module. */

import { Download } from './download.js'
import { wake } from './frozen.js'
import { files } from './packed.js'

/** @type {import('./start.js').Way} */
export async function start(tool, surroundings) {
  const { tools, name, entry } = files.image
  if (!tools.includes(tool)) throw new Error(`The image has no ${tool}`)
  return { answer: await wake(await new Download([name], surroundings).compile(name), entry) }
}

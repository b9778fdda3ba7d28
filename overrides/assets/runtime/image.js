/** The image way: an interpreter with the checker already loaded, as one module. */

import { files } from './files.js'
import { wake } from './frozen.js'

/** @type {import('./start.js').Way} */
export async function start({ image, onProgress }) {
  const module = await image
  if (!module) throw new Error('there is no image')
  onProgress({ phase: 'start', share: null })
  return wake(module, files.image.entry)
}

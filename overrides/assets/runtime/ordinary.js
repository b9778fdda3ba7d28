/**
 * The ordinary way: Pyodide as it is published, with the checker's wheels from its lock file. Slow
 * and sure; what every other way falls back to.
 */

import { files } from './packed.js'
import { offered, startPyodide } from './pyodide.js'

/** @type {import('./start.js').Way} */
export async function start(_tool, surroundings) {
  const { fetched, packages } = files.ordinary
  return offered(await startPyodide(fetched, surroundings, { packages }))
}

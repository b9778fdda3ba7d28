/**
 * The ordinary way: Pyodide as it is published, with the checker's wheels from its lock file. Slow
 * and sure; what every other way falls back to.
 */

import { files } from './packed.js'
import { pythonOf, startPyodide } from './pyodide.js'

/** @type {import('./start.js').Start} */
export async function start(_tool, surroundings) {
  const { fetched, packages } = files.ordinary
  return pythonOf(await startPyodide(fetched, surroundings, { packages }))
}

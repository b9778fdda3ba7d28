/**
 * The ordinary way: Pyodide as it is published, with the checker's wheels from its lock file. Slow
 * and sure; what every other way falls back to.
 */

import { files } from '../../../build/runtime/files.js'
import { startPyodide } from './pyodide.js'

/** @type {import('./start.js').Way} */
export function start(_tool, surroundings) {
  const { fetched, packages } = files.ordinary
  return startPyodide(fetched, surroundings, { packages })
}

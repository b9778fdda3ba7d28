/**
 * The ordinary way: Pyodide as it is published, with the checker's wheels from its lock file,
 * whose hashes Pyodide verifies. Slow and sure; what every other way falls back to.
 */

import { files } from '../../../build/runtime/files.js'
import { startPyodide } from './pyodide.js'

/** @type {import('./start.js').Way} */
export function start(_tool, onProgress) {
  const { bytes, packages } = files.ordinary
  return startPyodide(bytes, onProgress, { packages })
}

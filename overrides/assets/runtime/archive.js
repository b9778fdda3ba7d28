/** The archive way: Pyodide with a library of bytecode that holds the checker and what it needs. */

import { files, locate } from '../../../build/runtime/files.js'
import { startPyodide } from './pyodide.js'

/** @type {import('./start.js').Way} */
export function start(_tool, onProgress) {
  const { name, bytes, lock } = files.archive
  return startPyodide(bytes, onProgress, {
    stdLibURL: locate(name),
    // A copy, because Pyodide may change what it is given.
    lockFileContents: structuredClone(lock),
  })
}

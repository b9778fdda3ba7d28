/** The archive way: Pyodide with a library of bytecode that holds the checker and what it needs. */

import { files } from '../../../build/runtime/files.js'
import { startPyodide } from './pyodide.js'

/** @type {import('./start.js').Way} */
export function start(_tool, surroundings) {
  const { name, lock } = files.archive
  return startPyodide([name], surroundings, {
    stdLibURL: surroundings.folder + name,
    // A copy, because Pyodide may change what it is given.
    lockFileContents: structuredClone(lock),
  })
}

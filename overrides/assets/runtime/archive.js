/**
 * The archive way: Pyodide with a library of bytecode that holds the checker and what it needs. Packs
 * of more lengthen it, for the tools that few readers ask.
 */

import { Download } from './download.js'
import { files } from './packed.js'
import { pythonOf, startPyodide } from './pyodide.js'

// Where Pyodide puts its library.
const LIBRARY = '/lib/python314.zip'

/** @type {import('./start.js').Start} */
export async function start(_tool, surroundings) {
  const { name, packs, lock } = files.archive
  const pyodide = await startPyodide([name], surroundings, {
    stdLibURL: surroundings.folder + name,
    // A copy, because Pyodide may change what it is given.
    lockFileContents: structuredClone(lock),
  })
  const added = new Set()
  return {
    ...pythonOf(pyodide),
    lacks: (tool) => tool in packs && !added.has(packs[tool]),
    async add(tool, surroundings) {
      const pack = packs[tool]
      const content = await new Download([pack], surroundings).bytes(pack)
      pyodide.pyimport('lengthen').lengthen(LIBRARY, content)
      added.add(pack)
    },
  }
}

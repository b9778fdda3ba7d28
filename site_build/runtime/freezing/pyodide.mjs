/** Pyodide in Node, with folders of this machine in it. */

import { loadPyodide } from 'pyodide'

/**
 * Start Pyodide so that equal input gives equal output.
 * @param {Record<string, string>} folders of this machine, by the path that Python sees them at
 * @param {object} options of loadPyodide, besides the environment
 */
export async function startPyodide(folders, options = {}) {
  // The hash seed orders sets; without debug ranges, bytecode holds no column numbers.
  const env = { PYTHONHASHSEED: '0', PYTHONNODEBUGRANGES: '1' }
  const pyodide = await loadPyodide({ env, ...options })
  for (const [inside, outside] of Object.entries(folders)) {
    pyodide.FS.mkdirTree(inside)
    pyodide.mountNodeFS(inside, outside)
  }
  return pyodide
}

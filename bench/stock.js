/**
 * In the place of overrides/assets/runtime/start.js: the same page, the same worker, the same
 * wheels, started the way Pyodide's documentation shows it.
 */

import { files, locate } from './files.js'

export async function start() {
  const folder = locate(files.ordinary.folder)
  const { loadPyodide } = await import(`${folder}pyodide.mjs`)
  const pyodide = await loadPyodide({ indexURL: folder, packageBaseUrl: folder })
  await pyodide.loadPackage(files.ordinary.packages)
  return { way: 'stock', answer: pyodide.pyimport('checker.browser').answer }
}

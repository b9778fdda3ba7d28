/**
 * In the place of the site's worker: the same page, the same questions, the same wheels, started the
 * way Pyodide's documentation shows it.
 */

import { files } from '../build/runtime/files.js'
import { serve } from '../overrides/assets/runtime/serve.js'

serve(async (_tool, { folder: root }) => {
  const folder = root + files.ordinary.folder
  const { loadPyodide } = await import(`${folder}pyodide.mjs`)
  const pyodide = await loadPyodide({ indexURL: folder, packageBaseUrl: folder })
  await pyodide.loadPackage(files.ordinary.packages)
  return { answer: pyodide.pyimport('checker.browser').answer }
})

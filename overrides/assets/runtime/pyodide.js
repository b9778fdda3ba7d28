/** Pyodide from this site, with progress, and with an error where it would wait for ever. */

import { Download } from './download.js'
import { files, locate } from '../../../build/runtime/files.js'

/**
 * @param {number} bytes of all the files that will be fetched
 * @param {(progress: import('./start.js').Progress) => void} onProgress
 * @param {object} options of loadPyodide, besides those that say where its files are
 * @returns {Promise<import('./start.js').Answer>}
 */
export async function startPyodide(bytes, onProgress, options) {
  const download = new Download(bytes, onProgress)
  const pyodide = await Promise.race([load(download, options), download.failed])
  onProgress({ phase: 'start', share: null })
  return pyodide.pyimport('checker.browser').answer
}

/** Pyodide calls the global fetch, and would wait for ever for a file that does not come. */
async function load(download, options) {
  const folder = locate(files.ordinary.folder)
  globalThis.fetch = download.fetch
  const { loadPyodide } = await import(`${folder}pyodide.mjs`).catch(download.fail)
  return loadPyodide({ indexURL: folder, packageBaseUrl: folder, ...options })
}

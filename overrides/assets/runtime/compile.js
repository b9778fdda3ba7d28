/**
 * The page's part of the image way: it fetches and compiles while the worker is still starting.
 *
 * A worker could do both itself, but only after its own scripts have come one after the other.
 */

import { Download } from './download.js'
import { files, locate } from './files.js'

/**
 * @param {string} tool that will be asked first
 * @param {(progress: import('./start.js').Progress) => void} onProgress
 * @returns {Promise<WebAssembly.Module | null>} null when the image does not hold the tool or cannot
 *   be had: then another way has to be taken. Never rejects.
 */
export async function compileImage(tool, onProgress) {
  if (!files.image.tools.includes(tool)) return null
  const compile = (options) => compileOnce(onProgress, options)
  // What does not compile is a damaged copy in a cache: past the caches there is a whole one.
  return compile({})
    .catch(() => compile({ cache: 'reload' }))
    .catch(() => null)
}

function compileOnce(onProgress, options) {
  const download = new Download(files.image.bytes, onProgress)
  return WebAssembly.compileStreaming(download.fetch(locate(files.image.name), options))
}

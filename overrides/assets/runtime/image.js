/** The image way: an interpreter with the checker already loaded, as one module. */

import { Download } from './download.js'
import { files, locate } from '../../../build/runtime/files.js'
import { wake } from './frozen.js'

/** @type {import('./start.js').Way} */
export async function start(tool, onProgress) {
  if (!files.image.tools.includes(tool)) throw new Error(`The image has no ${tool}`)
  // What does not compile is a damaged copy in a cache: past the caches there is a whole one.
  const module = await compile(onProgress, {}).catch(() => compile(onProgress, { cache: 'reload' }))
  onProgress({ phase: 'start', share: null })
  return wake(module, files.image.entry)
}

function compile(onProgress, options) {
  const download = new Download(files.image.bytes, onProgress)
  return WebAssembly.compileStreaming(download.fetch(locate(files.image.name), options))
}

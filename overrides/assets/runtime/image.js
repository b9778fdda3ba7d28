/** The image way: one file, an interpreter with the checker already loaded. */

import { Download } from './download.js'
import { files, locate } from './files.js'
import { wake } from './frozen.js'

/** @type {import("./start.js").Way} */
export async function start(onProgress) {
  const download = new Download(files.image.bytes, onProgress)
  const module = await WebAssembly.compileStreaming(download.fetch(locate(files.image.name)))
  onProgress({ phase: 'start', share: null })
  return wake(module, files.image.entry)
}

/** Pyodide out of files that have proved right, and with an error where it would wait for ever. */

import { Download } from './download.js'
import { files } from './packed.js'

/**
 * @param {string[]} fetched names of the files that Pyodide will fetch, besides its own runtime
 * @param {import('./start.js').Surroundings} surroundings
 * @param {object} options of loadPyodide, besides those that say where its files are
 * @returns {Promise<any>} Pyodide
 */
export async function startPyodide(fetched, surroundings, options) {
  const { loader, runtime, wasm, folder } = files.ordinary
  const download = new Download([loader, runtime, wasm, ...fetched], surroundings)
  const [{ loadPyodide }, { default: createPyodideModule }, module, ...contents] =
    await Promise.all([
      download.module(loader),
      download.module(runtime),
      download.compile(wasm),
      ...fetched.map((name) => download.bytes(name)),
    ])
  serveFrom(new Map(fetched.map((name, index) => [surroundings.folder + name, contents[index]])))
  const where = surroundings.folder + folder
  const settings = { indexURL: where, packageBaseUrl: where, createPyodideModule, ...options }
  return withInstanceOf(module, () => loadPyodide(settings))
}

/**
 * What Pyodide offers, whatever started it.
 * @returns {import('./start.js').Python}
 */
export function offered(pyodide) {
  return {
    answer: pyodide.pyimport('checker.browser').answer,
    lend: (file) => lendTo(pyodide.FS, file),
  }
}

/** Where Python finds the file that it is lent. */
const LENT = '/lent'

/**
 * Lend Python one file, in place of the one before: it is read where it lies, piece by piece, and
 * only while this worker is in Python (Emscripten, "File System API", WORKERFS).
 * @param {Blob} file
 * @returns {string} its path
 */
function lendTo(FS, file) {
  if (FS.analyzePath(LENT).exists) FS.unmount(LENT)
  else FS.mkdir(LENT)
  FS.mount(FS.filesystems.WORKERFS, { blobs: [{ name: 'file', data: file }] }, LENT)
  return `${LENT}/file`
}

/** Pyodide calls the global fetch. It finds there what has arrived, and asks nobody. */
function serveFrom(contents) {
  globalThis.fetch = async (address) => new Response(contents.get(String(address)))
}

/**
 * Pyodide tells nobody when its runtime cannot be instantiated, and waits for ever.
 * @param {WebAssembly.Module} module
 */
function withInstanceOf(module, load) {
  return new Promise((resolve, reject) => {
    WebAssembly.instantiateStreaming = async (_response, imports) => {
      const instance = WebAssembly.instantiate(module, imports)
      instance.catch(reject)
      return { module, instance: await instance }
    }
    addEventListener('unhandledrejection', ({ reason }) => reject(reason))
    load().then(resolve, reject)
  })
}

/**
 * node write_archive.mjs SITE_PACKAGES OUTPUT_FOLDER: write the bytecode archive
 * (write_archive.py), and ask it.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { OTHER_TOOLS, requests } from './corpus.mjs'
import { startPyodide } from './pyodide.mjs'

const [sitePackages, output] = process.argv.slice(2)
const script = new URL('../inside/write_archive.py', import.meta.url)

const pyodide = await startPyodide({ '/site-packages': sitePackages, '/output': output })
pyodide.globals.set('REQUESTS', pyodide.toPy([...requests(), ...OTHER_TOOLS]))
pyodide.runPython(readFileSync(script, 'utf8'))
await askArchive(join(output, 'archive.zip'))

/**
 * Let the archive alone answer for each tool. While it was written the packages lay in a folder,
 * so that only now shows what is missing or cannot be read out of a zip file.
 */
async function askArchive(archive) {
  const python = await startPyodide({}, { stdLibURL: archive })
  const { answer } = python.pyimport('checker.browser')
  for (const request of OTHER_TOOLS) {
    const { error } = JSON.parse(answer(request))
    if (error) throw new Error(`The archive gives ${error} for ${request}`)
  }
}

/**
 * node write_archive.mjs SITE_PACKAGES FILES.json OUTPUT_FOLDER: write the bytecode archive and its
 * packs (write_archive.py), and ask them.
 */

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { startPyodide } from './pyodide.mjs'

const TOOL = /^\{"tool": "(\w+)"/
// Where Pyodide puts what it is given as its library.
const LIBRARY = '/lib/python314.zip'

const [sitePackages, description, output] = process.argv.slice(2)
const files = JSON.parse(readFileSync(description, 'utf8'))
const script = fileURLToPath(new URL('../inside/write_archive.py', import.meta.url))

const folders = { '/site-packages': sitePackages, '/inside': dirname(script), '/output': output }
const pyodide = await startPyodide(folders)
pyodide.globals.set('FILES', pyodide.toPy(files))
pyodide.runPython(readFileSync(script, 'utf8'))
await askArchive()

/**
 * Let the archive alone answer for each tool, and with each pack for those in it. While they were
 * written the packages lay in a folder, so that only now shows what is missing or cannot be read out
 * of a zip file.
 */
async function askArchive() {
  const [archive, ...packs] = files
  askEach(await startPyodide({}, { stdLibURL: pathOf(archive) }), archive)
  for (const pack of packs) {
    const python = await startPyodide({}, { stdLibURL: pathOf(archive) })
    const { lengthen } = python.pyimport('lengthen')
    lengthen(LIBRARY, Uint8Array.from(readFileSync(pathOf(pack))))
    askEach(python, pack)
  }
}

function pathOf({ name }) {
  return join(output, `${name}.zip`)
}

function askEach(python, { name, requests }) {
  const { answer } = python.pyimport('checker.browser')
  const questions = requests.filter((request) => TOOL.test(request))
  for (const request of new Map(questions.map((one) => [TOOL.exec(one)[1], one])).values()) {
    const { error } = JSON.parse(answer(request))
    if (error) throw new Error(`${name}.zip gives ${error} for ${request}`)
  }
}

/**
 * node write_archive.mjs SITE_PACKAGES REQUESTS.json OUTPUT_FOLDER: write the bytecode archive
 * (write_archive.py), and ask it.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { startPyodide } from './pyodide.mjs'

const TOOL = /^\{"tool": "(\w+)"/

const [sitePackages, file, output] = process.argv.slice(2)
const requests = JSON.parse(readFileSync(file, 'utf8'))
const script = new URL('../inside/write_archive.py', import.meta.url)

const pyodide = await startPyodide({ '/site-packages': sitePackages, '/output': output })
pyodide.globals.set('REQUESTS', pyodide.toPy(requests))
pyodide.runPython(readFileSync(script, 'utf8'))
await askArchive(join(output, 'archive.zip'))

/**
 * Let the archive alone answer for each tool. While it was written the packages lay in a folder,
 * so that only now shows what is missing or cannot be read out of a zip file.
 */
async function askArchive(archive) {
  const python = await startPyodide({}, { stdLibURL: archive })
  const { answer } = python.pyimport('checker.browser')
  const questions = requests.filter((request) => TOOL.test(request))
  for (const request of new Map(questions.map((one) => [TOOL.exec(one)[1], one])).values()) {
    const { error } = JSON.parse(answer(request))
    if (error) throw new Error(`The archive gives ${error} for ${request}`)
  }
}

/** node write_archive.mjs SITE_PACKAGES OUTPUT_FOLDER: write the bytecode archive (archive.py). */

import { readFileSync } from 'node:fs'

import { OTHER_TOOLS, requests } from './corpus.mjs'
import { startPyodide } from './pyodide.mjs'

const [sitePackages, output] = process.argv.slice(2)
const script = new URL('../inside/write_archive.py', import.meta.url)

const pyodide = await startPyodide({ '/site-packages': sitePackages, '/output': output })
pyodide.globals.set('REQUESTS', pyodide.toPy([...requests(), ...OTHER_TOOLS]))
pyodide.runPython(readFileSync(script, 'utf8'))

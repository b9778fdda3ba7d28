/** node write_archive.mjs SITE_PACKAGES REQUESTS.json OUTPUT_FOLDER: write the bytecode archive (archive.py). */

import { readFileSync } from 'node:fs'

import { startPyodide } from './pyodide.mjs'

const [sitePackages, requests, output] = process.argv.slice(2)
const script = new URL('../inside/write_archive.py', import.meta.url)

const pyodide = await startPyodide({ '/site-packages': sitePackages, '/output': output })
pyodide.globals.set('REQUESTS', pyodide.toPy(JSON.parse(readFileSync(requests, 'utf8'))))
pyodide.runPython(readFileSync(script, 'utf8'))

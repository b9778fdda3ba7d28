/**
 * node write_image.mjs LIBRARY.zip PLAN.json OUTPUT: freeze an interpreter with tools into one module.
 *
 * Prints the address of the function that answers.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import { ask, EXPORTS, instantiate } from '../../../overrides/assets/runtime/frozen.js'
import { withMemory } from './data_section.mjs'
import { withOnly, withProfile } from './functions.mjs'
import {
  addressOf,
  frozenMemory,
  reserve,
  run,
  startInterpreter,
  staticDataEnd,
  still,
  wasm,
} from './interpreter.mjs'
import { mapSize, withOnlyRead, withReadsChecked, withReadsNoted } from './static_data.mjs'

const [library, plan, output] = process.argv.slice(2)
const { now, whole, warm_up: warmUp, requests } = JSON.parse(readFileSync(plan, 'utf8'))

const python = await startInterpreter(readFileSync(library), now)
run(python, `WARM_UP = ${JSON.stringify(warmUp)}; WHOLE = ${whole ? 'True' : 'False'}`)
run(python, inside('load.py'))
const entry = addressOf(python, 'answer')
const answers = answerAll(python.wasmExports)
run(python, inside('prune.py'))
const end = staticDataEnd(python)
const staticData = { end, map: reserve(python, mapSize(end)), size: mapSize(end) }
const memory = frozenMemory(python)

const lean = withOnly(wasm, await functionsReached(), EXPORTS)
const read = await pagesRead()
const image = withMemory(withReadsChecked(lean, staticData), withOnlyRead(memory, read, staticData))
await tryOut(image)
writeFileSync(output, image)
console.log(entry)
process.exit()

function inside(script) {
  return readFileSync(new URL(`../inside/${script}`, import.meta.url), 'utf8')
}

/** Ask every question of the corpus and return which functions were needed. */
async function functionsReached() {
  const reached = new Set()
  const note = { reached: (number) => reached.add(number) }
  await tryOut(withMemory(withProfile(wasm), memory), note)
  return reached
}

/** Ask every question of the corpus and return which pages of the static data were needed. */
async function pagesRead() {
  const { map, size } = staticData
  const tried = await tryOut(withMemory(withReadsNoted(lean, staticData), memory))
  return new Uint8Array(tried.memory.buffer, map, size)
}

/** Ask every question: the answers have to be those that the whole interpreter gave. */
async function tryOut(bytes, more = {}) {
  const surroundings = (python) => ({ ...still(now)(python), ...more })
  const tried = await instantiate(new WebAssembly.Module(bytes), surroundings)
  const again = answerAll(tried)
  const other = answers.findIndex((answer, number) => answer !== again[number])
  if (other >= 0) throw new Error(became(answers[other], again[other], requests[other]))
  return tried
}

/** Name the place where an answer has become another. */
function became(answer, other, request) {
  const at = [...answer].findIndex((character, place) => character !== other[place])
  const [was, is] = [answer, other].map((text) => text.slice(Math.max(0, at - 80), at + 80))
  return `… ${was} … became … ${is} … for ${request}`
}

function answerAll(asked) {
  return requests.map((request) => {
    try {
      return ask(asked, entry, request)
    } catch (cause) {
      throw new Error(`No answer to ${request}`, { cause })
    }
  })
}

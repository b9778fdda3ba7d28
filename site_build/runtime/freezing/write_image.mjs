/**
 * node write_image.mjs ARCHIVE REQUESTS.json OUTPUT: freeze an interpreter with the checker into one module.
 *
 * Prints the address of the function that answers.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import { EXPORTS, ask, instantiate } from '../../../overrides/assets/runtime/frozen.js'
import { withMemory } from './data_section.mjs'
import { withOnly, withProfile } from './functions.mjs'
import {
  addressOf,
  frozenMemory,
  reserve,
  run,
  startInterpreter,
  staticDataEnd,
  wasm,
} from './interpreter.mjs'
import { mapSize, withOnlyRead, withReadsChecked, withReadsNoted } from './static_data.mjs'

// One question in so many, of both languages, loads all that is loaded on first use.
const WARM_UP = 21

const [archive, corpus, output] = process.argv.slice(2)
const requests = JSON.parse(readFileSync(corpus, 'utf8'))

const python = await startInterpreter(readFileSync(archive))
const warmUp = requests.filter((_, number) => number % WARM_UP === 0)
run(python, `REQUESTS = ${JSON.stringify(warmUp)}`)
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
  const profile = { reached: (number) => reached.add(number) }
  await tryOut(withMemory(withProfile(wasm), memory), { profile })
  return reached
}

/** Ask every question of the corpus and return which pages of the static data were needed. */
async function pagesRead() {
  const { map, size } = staticData
  const tried = await tryOut(withMemory(withReadsNoted(lean, staticData), memory))
  return new Uint8Array(tried.memory.buffer, map, size)
}

/** Ask every question: the answers have to be those that the whole interpreter gave. */
async function tryOut(bytes, more) {
  const tried = await instantiate(new WebAssembly.Module(bytes), more)
  const again = answerAll(tried)
  const other = answers.findIndex((answer, number) => answer !== again[number])
  if (other >= 0) throw new Error(`${answers[other]} became ${again[other]}`)
  return tried
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

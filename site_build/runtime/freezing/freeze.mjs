/**
 * node freeze.mjs LIBRARY.zip PLAN.json ZEROED.wasm WATCHED.wasm MEMORY NOTES.json: write the memory of
 * an interpreter with tools loaded, and what of the runtime it needs to answer.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import { answersOf, tryOut } from './asking.mjs'
import { functionsCounted } from './functions.mjs'
import { addressOf, frozenMemory, run, startInterpreter, staticDataEnd } from './interpreter.mjs'
import { packMemory, withoutData } from './memory.mjs'
import { Needs } from './needs.mjs'
import { opcodesNoted } from './opcodes.mjs'
import { pagesNoted } from './static_data.mjs'

// Of the answers one in so many is kept, to be compared with those of the finished image.
const SAMPLE = 12
// Nothing is collected: what answers leave about in circles stays. All of them together may leave so much.
const MOST_GROWTH = 2 ** 24

const [library, plan, zeroed, watched, memoryFile, notesFile] = process.argv.slice(2)
const { now, whole, warm_up: warmUp, requests } = JSON.parse(readFileSync(plan, 'utf8'))

const python = await startInterpreter(readFileSync(zeroed), readFileSync(library), now)
run(python, `WARM_UP = ${JSON.stringify(warmUp)}; WHOLE = ${whole ? 'True' : 'False'}`)
run(python, inside('load.py'))
const entry = addressOf(python, 'answer')
const answers = answersOf(python.wasmExports, entry, requests)
run(python, inside('prune.py'))
const { memory, opcodes } = frozenMemory(python)

const needs = new Needs()
const functions = withoutData(readFileSync(watched), memory.length)
const asked = { entry, now, requests, answers }
const end = staticDataEnd(python)
const tried = tryOut(functions, packMemory(memory), asked, (request, left) =>
  needs.note(request, functionsCounted(left, end)),
)
const left = new Uint8Array(tried.memory.buffer)
if (left.length > memory.length + MOST_GROWTH) throw new Error(`It grows to ${left.length} bytes`)
const pages = pagesNoted(left, end)
const sample = requests.map((request, number) => ({ request, answer: answers[number] }))

const notes = {
  entry,
  end,
  now,
  size: memory.length,
  reached: needs.any,
  most: needs.most,
  hardest: needs.hardest,
  pages: [...pages],
  opcodes: [...opcodes, ...opcodesNoted(left, end)],
  sample: sample.filter((_, number) => number % SAMPLE === 0),
}

writeFileSync(memoryFile, memory)
writeFileSync(notesFile, JSON.stringify(notes))
process.exit()

function inside(script) {
  return readFileSync(new URL(`../inside/${script}`, import.meta.url), 'utf8')
}

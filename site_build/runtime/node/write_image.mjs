/**
 * node write_image.mjs ARCHIVE OUTPUT: freeze an interpreter with the checker into one module.
 *
 * Prints the address of the function that answers.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import { EXPORTS, ask, wake } from '../../../overrides/assets/runtime/frozen.js'
import { requests } from './corpus.mjs'
import { withMemory } from './data_section.mjs'
import { withOnly, withProfile } from './functions.mjs'
import { addressOf, frozenMemory, run, startInterpreter, wasm } from './interpreter.mjs'

// One question in so many, of both languages, loads all that is loaded on first use.
const WARM_UP = 21

const [archive, output] = process.argv.slice(2)

const python = await startInterpreter(readFileSync(archive))
const warmUp = [...requests()].filter((_, number) => number % WARM_UP === 0)
run(python, `REQUESTS = ${JSON.stringify(warmUp)}`)
run(python, inside('load.py'))
const entry = addressOf(python, 'answer')
const answers = answerAll((request) => ask(python.wasmExports, entry, request))
run(python, inside('prune.py'))
const memory = frozenMemory(python)

const reached = await profile(withMemory(withProfile(wasm), memory))
const image = withMemory(withOnly(wasm, reached, EXPORTS), memory)
await verify(image)
writeFileSync(output, image)
console.log(entry)
process.exit()

function inside(script) {
  return readFileSync(new URL(`../inside/${script}`, import.meta.url), 'utf8')
}

/** Ask every question of the corpus and return which functions were needed. */
async function profile(module) {
  const reached = new Set()
  await verify(module, { profile: { reached: (number) => reached.add(number) } })
  return reached
}

/** Ask them again of what was made: the answers have to be those of the whole interpreter. */
async function verify(module, more) {
  const again = answerAll(await wake(new WebAssembly.Module(module), entry, more))
  const other = answers.findIndex((answer, number) => answer !== again[number])
  if (other >= 0) throw new Error(`${answers[other]} became ${again[other]}`)
}

function answerAll(answer) {
  return Array.from(requests(), (request) => {
    try {
      return answer(request)
    } catch (cause) {
      throw new Error(`No answer to ${request}`, { cause })
    }
  })
}

/**
 * node write_image.mjs ARCHIVE OUTPUT: freeze an interpreter with the checker into one module.
 *
 * Prints the address of the function that answers.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import { EXPORTS, wake } from '../../../overrides/assets/runtime/frozen.js'
import { requests } from './corpus.mjs'
import { withMemory } from './data_section.mjs'
import { withOnly, withProfile } from './functions.mjs'
import { addressOf, frozenMemory, run, startInterpreter, wasm } from './interpreter.mjs'

// One question in so many, of both languages, loads all that is loaded on first use.
const WARM_UP = 21

const [archive, output] = process.argv.slice(2)
const freeze = new URL('../inside/freeze.py', import.meta.url)

const python = await startInterpreter(readFileSync(archive))
const warmUp = [...requests()].filter((_, number) => number % WARM_UP === 0)
run(python, `REQUESTS = ${JSON.stringify(warmUp)}`)
run(python, readFileSync(freeze, 'utf8'))
const entry = addressOf(python, 'answer')
const memory = frozenMemory(python)

const { reached, answers } = await profile(withMemory(withProfile(wasm), memory), entry)
const image = withMemory(withOnly(wasm, reached, EXPORTS), memory)
await verify(image, entry, answers)
writeFileSync(output, image)
console.log(entry)
process.exit()

/** Ask every question of the corpus and note which functions were needed. */
async function profile(module, entry) {
  const reached = new Set()
  const more = { profile: { reached: (number) => reached.add(number) } }
  const answers = await answerAll(await wake(new WebAssembly.Module(module), entry, more))
  return { answers, reached }
}

/** Ask them again of the image itself. */
async function verify(image, entry, answers) {
  const again = await answerAll(await wake(new WebAssembly.Module(image), entry))
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

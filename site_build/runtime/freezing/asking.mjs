/** The questions of the corpus, put to a module: its answers have to be those of the whole interpreter. */

import { ask, instantiate } from '../../../overrides/assets/runtime/frozen.js'
import { still } from './interpreter.mjs'

/** Return the answers of an interpreter, given its exports. */
export function answersOf(python, entry, requests) {
  return requests.map((request) => {
    try {
      return ask(python, entry, request)
    } catch (cause) {
      throw new Error(`No answer to ${request}`, { cause })
    }
  })
}

/**
 * Ask a module everything again and return its exports.
 * @param {Uint8Array} bytes of the module
 * @param {{entry: number, now: number, requests: string[], answers: string[]}} asked
 * @param {object} more what the module imports besides its surroundings
 */
export async function tryOut(bytes, { entry, now, requests, answers }, more = {}) {
  const surroundings = (python) => ({ ...still(now)(python), ...more })
  const tried = await instantiate(new WebAssembly.Module(bytes), surroundings)
  const again = answersOf(tried, entry, requests)
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

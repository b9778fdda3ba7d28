/** The questions of the corpus, put to an interpreter: its answers have to be those of the whole interpreter. */

import { ask, Filling, instantiate } from '../../../overrides/assets/runtime/frozen.js'
import { still } from './interpreter.mjs'

/**
 * Return the answers of an interpreter, given its exports; tell after each what was asked.
 * @param {(request: string, memory: Uint8Array) => void} answered
 */
export function answersOf(python, entry, requests, answered = (_request, _memory) => {}) {
  return requests.map((request) => {
    try {
      return ask(python, entry, request)
    } catch (cause) {
      throw new Error(`No answer to ${request}`, { cause })
    } finally {
      answered(request, new Uint8Array(python.memory.buffer))
    }
  })
}

/**
 * Ask an interpreter everything again and return its exports.
 * @param {Uint8Array} functions a module
 * @param {Uint8Array} memory packed
 * @param {{entry: number, now: number, requests: string[], answers: string[]}} asked
 * @param {(request: string, memory: Uint8Array) => void} answered
 */
export function tryOut(functions, memory, asked, answered = undefined) {
  const { entry, now, requests, answers } = asked
  const tried = instantiate(new WebAssembly.Module(functions), still(now))
  new Filling(tried).take(memory)
  const again = answersOf(tried, entry, requests, answered)
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

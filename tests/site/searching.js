// Lets the built worker search: `node searching.js SITE` reads {language: [query, …]} as JSON from
// standard input and prints, for each query, the pages that the theme would show.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]

/** Start the worker of a language as a browser would; return what it answers to a message. */
function start(site, language) {
  const path = resolve(site, language, 'assets/javascripts/workers/later.js')
  const answers = []
  let listener
  const globals = {
    addEventListener: (_type, given) => (listener = given),
    importScripts: (address) => run(resolve(path, '..', address)),
    postMessage: (message) => answers.push(message),
  }
  globals.self = globals
  const context = createContext(globals)
  const run = (script) => runInContext(readFileSync(script, 'utf8'), context)
  run(path)
  return (message) => {
    listener({ data: message })
    return answers.pop()
  }
}

const [site] = process.argv.slice(2)
const asked = JSON.parse(readFileSync(0, 'utf8'))
const found = Object.entries(asked).map(([language, queries]) => {
  const ask = start(site, language)
  if (ask({ type: SETUP, data: {} }).type !== READY) throw new Error('not ready')
  const results = queries.map((query) => {
    const { type, data } = ask({ type: QUERY, data: query })
    if (type !== RESULT) throw new Error(`no result for ${query}`)
    return [query, data.items]
  })
  return [language, Object.fromEntries(results)]
})
process.stdout.write(JSON.stringify(Object.fromEntries(found)))

/**
 * node write_image.mjs MEMORY OUTPUT NOTES.json...: write a frozen interpreter as one module, with what
 * it needs of the runtime.
 *
 * The first notes are its own; the functions that the others name stay, too. Prints the address of the
 * function that answers.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import binaryen from 'binaryen'

import { EXPORTS } from '../../../overrides/assets/runtime/frozen.js'
import { tryOut } from './asking.mjs'
import { withMemory } from './data_section.mjs'
import { keepFunctions } from './functions.mjs'
import { wasm } from './interpreter.mjs'
import { checkReads, keepPages } from './static_data.mjs'

const [frozen, output, ...files] = process.argv.slice(2)
const notes = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
const [{ entry, end, now, pages, sample }] = notes

const module = binaryen.readBinary(wasm)
keepFunctions(module, new Set(notes.flatMap(({ reached }) => reached)), EXPORTS)
checkReads(module, end)
const memory = new Uint8Array(readFileSync(frozen))
keepPages(memory, pages, end)
const image = withMemory(module.emitBinary(), memory)
const [requests, answers] = ['request', 'answer'].map((part) => sample.map((one) => one[part]))
await tryOut(image, { entry, now, requests, answers })
writeFileSync(output, image)
console.log(entry)
process.exit()

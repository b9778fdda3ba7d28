/**
 * node write_memory.mjs MEMORY NOTES.json FUNCTIONS.wasm OUTPUT: write the memory of a frozen interpreter
 * as a module, and ask it together with its functions.
 *
 * Prints the address of the function that answers.
 */

import { readFileSync, writeFileSync } from 'node:fs'

import { tryOut } from './asking.mjs'
import { packMemory } from './memory.mjs'
import { keepPages } from './static_data.mjs'

const [frozen, notes, functions, output] = process.argv.slice(2)
const { entry, end, now, pages, sample } = JSON.parse(readFileSync(notes, 'utf8'))

const memory = new Uint8Array(readFileSync(frozen))
keepPages(memory, pages, end)
const packed = packMemory(memory)
const [requests, answers] = ['request', 'answer'].map((part) => sample.map((one) => one[part]))
tryOut(readFileSync(functions), packed, { entry, now, requests, answers })
writeFileSync(output, packed)
console.log(entry)
process.exit()

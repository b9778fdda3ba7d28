// Fetches files of the runtime as every way to start does, each by itself, for a test to see what comes.

import { Download } from '../../overrides/assets/runtime/download.js'
import { packed } from '../../overrides/assets/runtime/packed.js'
import { attempt } from '../../overrides/assets/runtime/start.js'

/**
 * @param {{name: string, folder: string}[]} files
 * @returns for each what came of it, after how many seconds, and how far it said it was on the way
 */
export const fetchAll = (files) => Promise.all(files.map(fetchOne))

async function fetchOne({ name, folder }) {
  const begun = performance.now()
  const shares = []
  const note = ({ share }) => share !== null && shares.push(share)
  const given = { folder, onProgress: note, ahead: new Map(), compiled: new Map() }
  const fetched = attempt((_tool, around) => get(name, around), '', given)
  const came = await fetched.then(whole, ({ reason }) => reason)
  return { came, seconds: (performance.now() - begun) / 1000, shares }
}

function get(name, around) {
  const download = new Download([name], around)
  const compiles = name.endsWith('.wasm') && !name.startsWith('memory-')
  return compiles ? download.compile(name) : download.bytes(name)
}

/** A module that has been compiled is whole: the loader compiles no other to its end. */
const whole = (got) => (got instanceof WebAssembly.Module || got.length > 0 ? 'whole' : 'nothing')

export const names = Object.keys(packed)

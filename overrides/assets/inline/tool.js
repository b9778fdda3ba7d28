// What the head of a page with a tool runs at once, before any file of ours is there.

import './first.js'
import { standIn } from './stand_in.js'
import { first, startWorker } from './start_worker.js'

standIn()
globalThis.startWorker = startWorker

// A link that holds a question is the first sign of interest: Python is on its way before the rest of
// the page is, and the tool finds it there (tools/python.js).
const { early = '' } = document.currentScript.dataset
const link = new URLSearchParams(location.hash.slice(1))
if (early.split(' ').some((name) => link.get(name))) {
  globalThis.earlyWorker = startWorker(first)
  globalThis.earlyWorker.catch(() => {})
}

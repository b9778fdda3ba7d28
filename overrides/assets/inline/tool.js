// What the head of a page with a tool runs at once, before any file of ours is there.

import { standIn } from './stand_in.js'
import { startWorker } from './start_worker.js'

standIn()
globalThis.startWorker = startWorker

// A link that holds a question is the first sign of interest: Python is on its way before the rest of
// the page is, and the tool finds it there (tools/python.js).
const { early } = document.currentScript.dataset
if (early && location.hash.includes('=')) {
  globalThis.earlyWorker = startWorker(early)
  globalThis.earlyWorker.catch(() => {})
}

/**
 * The worker of every tool: starts Python at once, then answers what it is asked, in order.
 *
 * What the page and the worker say to each other:
 * @typedef {{type: 'image', image: WebAssembly.Module | null}} Image
 * @typedef {{type: 'ask', id: number, request: string}} Asked
 *   request: JSON, as `checker/browser.py` takes it.
 * @typedef {{type: 'progress', phase: 'download' | 'start', share: number | null}
 *   | {type: 'ready'}
 *   | {type: 'answer', id: number, report: string}
 *   | {type: 'failed', reason: 'no-webassembly' | 'download' | 'broken'}} Told
 */

import { start } from '../runtime/start.js'

/** @param {Told} message */
const tell = (message) => postMessage(message)
const fail = ({ reason = 'broken' }) => tell({ type: 'failed', reason })

let takeImage
const image = new Promise((resolve) => (takeImage = resolve))
const python = start({ image, onProgress: (progress) => tell({ type: 'progress', ...progress }) })

/** @param {Asked} message */
async function answerTo({ id, request }) {
  const { answer } = await python
  tell({ type: 'answer', id, report: await answer(request) })
}

addEventListener('message', ({ data }) => {
  if (data.type === 'image') takeImage(data.image)
  else answerTo(data).catch(fail)
})
python.then(() => tell({ type: 'ready' })).catch(fail)

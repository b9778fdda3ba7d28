/**
 * The worker of every tool: starts Python at once, then answers what it is asked, in order.
 *
 * What the page and the worker say to each other:
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

const python = start({ onProgress: (progress) => tell({ type: 'progress', ...progress }) })

/** @param {{data: Asked}} event */
async function answerTo({ data: { id, request } }) {
  const { answer } = await python
  tell({ type: 'answer', id, report: await answer(request) })
}

addEventListener('message', (event) => answerTo(event).catch(fail))
python.then(() => tell({ type: 'ready' })).catch(fail)

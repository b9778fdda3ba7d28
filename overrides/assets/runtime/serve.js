/**
 * What the page and its worker say to each other.
 *
 * @typedef {{type: 'listen'}} Listening
 * @typedef {{type: 'ask', id: number, request: string}} Asked
 *   request: JSON, as `checker/browser.py` takes it.
 * @typedef {{type: 'progress', phase: 'download' | 'start', share: number | null}
 *   | {type: 'ready', files: string[]}
 *   | {type: 'answer', id: number, report: string}
 *   | {type: 'failed', reason: 'no-webassembly' | 'download' | 'broken'}} Told
 */

/**
 * Start Python in this worker at once, then answer what it is asked, in order.
 *
 * The worker's name is the tool that will be asked first. It may run before the page has anything
 * to listen with, so what it has to say waits for the page's first word.
 * @param {typeof import('./start.js').start} start
 */
export function serve(start) {
  let listen
  const listening = new Promise((resolve) => (listen = resolve))

  /** @param {Told} message */
  const tell = (message) => listening.then(() => postMessage(message))
  const fail = ({ reason = 'broken' }) => tell({ type: 'failed', reason })

  const python = start(self.name, (progress) => tell({ type: 'progress', ...progress }))

  /** @param {Asked} message */
  const answerTo = async ({ id, request }) => {
    const { answer } = await python
    tell({ type: 'answer', id, report: await answer(request) })
  }

  addEventListener('message', ({ data }) => {
    if (data.type === 'listen') listen()
    else answerTo(data).catch(fail)
  })
  python.then(() => tell({ type: 'ready', files: loaded() })).catch(fail)
}

/** The addresses of all files that this worker has loaded. */
const loaded = () => performance.getEntriesByType('resource').map(({ name }) => name)

// Stands in for the theme's search worker until somebody searches. What finds words, and the words
// of all pages, are one file (site_build/publishing/search.py) that nobody loads who only reads.
//
// The theme sets its worker up as soon as a page opens, and asks it for '', which nobody searches;
// site.js asks for a blank when the reader enters the field. What cannot be loaded gives no answer:
// the page goes on saying that the search is being loaded, and the next letter tries again.

const SETUP = 0
const READY = 1
const QUERY = 2

let setup
let loaded

addEventListener('message', (event) => {
  if (!event.isTrusted) return
  event.stopImmediatePropagation()
  const message = event.data
  if (message.type === SETUP) {
    setup = message.data
    postMessage({ type: READY })
  }
  if (message.type === QUERY && (loaded || message.data !== '')) answer(message)
})

async function answer(query) {
  try {
    await (loaded ??= load())
    forward(query)
  } catch {
    loaded = undefined
  }
}

/** Load in one step, so that everything is there or nothing; resolves when it can answer. */
function load() {
  return new Promise((resolve) => {
    importScripts('../../../search/search.js')
    const { postMessage } = self
    // What it says first is that it is ready, which the page believes already.
    self.postMessage = () => resolve((self.postMessage = postMessage))
    forward({ type: SETUP, data: { ...setup, docs: self.docs } })
  })
}

function forward(data) {
  dispatchEvent(new MessageEvent('message', { data }))
}

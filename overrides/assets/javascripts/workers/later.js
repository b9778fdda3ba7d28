// Stands in for the theme's search worker, and loads what searches (overrides/assets/search/) when
// somebody searches: nobody loads it who only reads.
//
// The theme sets its worker up as soon as a page opens, and asks it for '', which nobody searches;
// site.js asks for a blank when the reader enters the field. What cannot be loaded gives no answer:
// the page goes on saying that the search is being loaded, and the next letter tries again.

const SETUP = 0
const READY = 1
const QUERY = 2
const RESULT = 3

addEventListener('message', ({ data: message }) => {
  if (message.type === SETUP) postMessage({ type: READY })
  if (message.type === QUERY && (self.search || message.data !== '') && isLoaded()) {
    postMessage({ type: RESULT, data: { items: self.search(message.data) } })
  }
})

/** Whether the search is there, loaded now or before. */
function isLoaded() {
  try {
    if (!self.search) importScripts('../../../search/search.js')
    return true
  } catch {
    return false
  }
}

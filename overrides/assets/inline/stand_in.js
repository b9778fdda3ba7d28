// How long a form may stand there without its script before the instructions join it, and how long a
// style sheet may keep the page away.
const PATIENCE_MS = 5_000

/** Stand in for the tools of the page until their script is there, or for good if it never comes. */
export function standIn() {
  addEventListener('error', tryAgain, true)
  addEventListener('submit', holdForTool)
  setTimeout(() => {
    goOnWithoutSheets()
    giveUp()
  }, PATIENCE_MS)
}

/** Browsers show nothing of a page before its style sheets are there. One that comes later still counts. */
function goOnWithoutSheets() {
  for (const link of document.getElementsByTagName('link')) {
    if (link.rel !== 'stylesheet' || link.sheet) continue
    link.media = 'print'
    link.onload = () => (link.media = 'all')
  }
}

/** The tools' script, wrong or missing, is asked for once more under an address that no cache knows. */
function tryAgain({ target }) {
  const { dataset = {}, src, integrity } = target
  if (!('tools' in dataset)) return
  if (src.endsWith('?again')) return giveUp()
  const again = document.createElement('script')
  Object.assign(again, { type: 'module', src: `${src}?again`, integrity })
  again.dataset.tools = ''
  document.head.append(again)
}

/** What is sent before the tool can take it is sent anew when it can. */
function holdForTool({ target }) {
  const tool = target.closest('.tool:not(:defined)')
  if (tool) customElements.whenDefined(tool.localName).then(() => target.requestSubmit())
}

/** Show the instructions; should the tool come after all, it takes their place (tools.css). */
function giveUp() {
  if (!document.querySelector('.tool:not(:defined)')) return
  document.documentElement.classList.add('no-tools')
  // The rest of the page waits for the answer to a link.
  dispatchEvent(new Event('checker:unavailable'))
}

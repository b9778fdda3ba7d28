// Where a link holds a question, its answer comes first: what stands in the template comes then, or with
// the first touch (overrides/main.html).

const ANSWERS = ['checker:verdict', 'checker:unavailable', 'checker:incomplete']
const SIGNS = [...ANSWERS, 'pointerdown', 'keydown']
/** @type {HTMLTemplateElement} */
const { content } = document.querySelector('[data-later]')
const [theme, ...others] = content.querySelectorAll('script')

// The theme would look for a sitemap beside it.
document.querySelector("[type='text/markdown']")?.remove()

// The theme's script begins with an event that may be over by then: it gets that event anew.
follow(theme, () => {
  if (document.readyState !== 'loading') document.dispatchEvent(new Event('DOMContentLoaded'))
})
for (const script of others) follow(script)

const start = () => document.body.append(content)
if (globalThis.earlyWorker) for (const sign of SIGNS) addEventListener(sign, start, { once: true })
else start()

/**
 * See that a script comes, even where the reader leaves the page before it has. Back on the page, WebKit
 * no longer waits for it; so it is asked for anew. The old element is moved into the template, where
 * what may still come for it does not run.
 * @param {HTMLScriptElement} script
 * @param {() => void} [then] what to do once it has come
 */
function follow(script, then = () => {}) {
  const askAnew = ({ persisted }) => {
    if (!persisted || !script.isConnected) return
    const { src, type } = script
    content.append(script)
    script = Object.assign(document.createElement('script'), { src, type })
    script.onload = came
    document.body.append(script)
  }
  const came = () => {
    removeEventListener('pageshow', askAnew)
    then()
  }
  script.onload = came
  addEventListener('pageshow', askAnew)
}

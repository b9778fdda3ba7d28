// Where a link holds a question, its answer comes first: what stands in the template comes then, or with
// the first touch (overrides/main.html).

const ANSWERS = ['checker:verdict', 'checker:unavailable', 'checker:incomplete']
const SIGNS = [...ANSWERS, 'pointerdown', 'keydown']
/** @type {HTMLTemplateElement} */
const { content } = document.querySelector('[data-later]')

// The theme would look for a sitemap beside it.
document.querySelector("[type='text/markdown']")?.remove()

// The theme's script begins with an event that may be over by then: it gets that event anew.
content.querySelector('script').onload = () => {
  if (document.readyState !== 'loading') document.dispatchEvent(new Event('DOMContentLoaded'))
}
const start = () => document.body.append(content)
if (globalThis.earlyWorker) for (const sign of SIGNS) addEventListener(sign, start, { once: true })
else start()

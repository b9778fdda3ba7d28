import { copy } from '../tools/copy.js'
import { fill } from '../tools/fields.js'
import { language } from '../tools/language.js'
import { isAbout } from '../tools/link.js'
import { python } from '../tools/python.js'
import { render } from '../tools/template.js'

// Beside the script that this becomes a part of (tools.js); the templates are made by
// site_build/pages/look_ups.py.
const load = (name) => import(new URL(`look_up/${name}.js${again()}`, import.meta.url))
// Browsers may remember that a script could not be had; under another address it is asked for anew.
const again = () => (failures > 0 ? `?${failures}` : '')
let failures = 0
const LONGEST_SILENCE_MS = 10_000

/**
 * `<dns-look-up>`: what the DNS says of what some fields of a form hold; `data-asks` names them, by
 * the keys of the question. Its script comes when somebody opens it, and asks nobody before a click.
 *
 * Bubbling event: `checker:looked-up`, detail: the report, or null when it is out of date.
 */
class DnsLookUp extends HTMLElement {
  #left = new AbortController()
  #opened = null
  #pasted = ''

  connectedCallback() {
    this.#left = new AbortController()
    const { signal } = this.#left
    this.form = this.closest('form')
    this.fold = this.querySelector('details')
    this.fold.addEventListener('toggle', () => this.fold.open && this.#open(), { signal })
    this.form.addEventListener('input', (event) => this.#change(event), { signal })
    this.form.addEventListener('reset', () => this.#close(), { signal })
    // A link may unfold it, and does no more than that.
    if (isAbout(this.dataset.heading)) this.fold.open = true
  }

  disconnectedCallback() {
    this.#close()
    this.#left.abort()
  }

  /** What is asked about: keys of the question with what the fields hold. */
  get question() {
    const asked = Object.entries(JSON.parse(this.dataset.asks))
    return Object.fromEntries(asked.map(([key, name]) => [key, this.form.elements[name].value]))
  }

  /** Unfold it with what somebody has pasted elsewhere: records, and what they are of. */
  read({ pasted = '', ...given }) {
    this.#close()
    for (const [key, name] of Object.entries(JSON.parse(this.dataset.asks))) {
      const field = this.form.elements[name]
      if (!(key in given) || field.value === given[key]) continue
      fill(field, given[key])
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    this.#pasted = pasted
    this.fold.open = true
    this.#open()
  }

  async #open() {
    if (this.#opened) return
    const opened = new AbortController()
    this.#opened = opened
    const { tool } = this.dataset
    const given = this.question
    const loading = Promise.all([load('look_up'), load(`${tool}.${language}`)])
    const silence = new Promise((resolve) => setTimeout(resolve, LONGEST_SILENCE_MS, null))
    const files = await Promise.race([loading, silence]).catch(() => null)
    if (opened.signal.aborted) return
    if (!files) return this.#giveUp()
    const [{ LookUp }, { html }] = files
    const templates = document.createElement('template')
    templates.innerHTML = html
    const ask = (more) => python.ask({ tool, language, ...given, ...more })
    const giveUp = (left) => this.#giveUp(left)
    const page = { templates: templates.content, ask, copy, fill, giveUp, render }
    new LookUp(this, page, opened.signal, this.#pasted)
  }

  /** Say that it cannot be had, with a button that tries again; what was pasted is kept for that. */
  #giveUp(pasted = this.#pasted) {
    failures++
    this.#pasted = pasted
    const place = this.querySelector('.look-up')
    place.replaceChildren(render(this.querySelector('template'), {}))
    place.querySelector('button').addEventListener('click', () => this.#retry())
  }

  #retry() {
    this.fold.querySelector('summary').focus()
    this.querySelector('.look-up').replaceChildren()
    this.#opened.abort()
    this.#opened = null
    this.#open()
  }

  /** Other values need another look. */
  #change({ target }) {
    if (Object.values(JSON.parse(this.dataset.asks)).includes(target.name)) this.#close()
  }

  #close() {
    if (!this.#opened) return
    this.#opened.abort()
    this.#opened = null
    this.#pasted = ''
    this.fold.open = false
    this.querySelector('.look-up').replaceChildren()
  }
}

customElements.define('dns-look-up', DnsLookUp)

import { copy } from './copy.js'
import { connectFields, keepThroughBack, reveal, showFieldErrors } from './fields.js'
import { language } from './language.js'
import { dropFromLink, readLink, writeLink } from './link.js'
import { maskAddresses } from './mask.js'
import { python } from './python.js'
import { plainText, render } from './template.js'

const SIGNS_OF_INTEREST = ['focusin', 'pointerenter', 'touchstart']
const pageTitle = document.title

/**
 * A form of the page that Python answers: what all tools have in common.
 *
 * The page brings the form, its `<output>` and the templates for what may stand in it; a tool says
 * what to ask and how a report looks. Events: `checker:loading`, `checker:unavailable`.
 */
export class Tool extends HTMLElement {
  /** The name that `checker/browser.py` knows the tool by. */
  static tool = ''

  #run = 0
  #prepared = false
  #waiting = false
  #shown = {}

  connectedCallback() {
    this.form = this.querySelector('form')
    this.output = this.querySelector('output')
    this.loading = this.querySelector('.tool__loading')
    this.form.noValidate = true
    connectFields(this.form)
    keepThroughBack(this.form, () => this.#forget())
    this.#listen()
    this.#followLink()
  }

  /** What to make of a report: a record for the template `result`. */
  present(report) {
    return report
  }

  /** What a copy button of that name copies: the link to the answer, or the answer as text. */
  textToCopy(name) {
    const link = location.href
    return name === 'link'
      ? link
      : plainText(render(this.#template(name), { ...this.#shown, link }))
  }

  get controls() {
    return [...this.form.elements].filter((control) => control.name)
  }

  get values() {
    return valuesOf(this.controls)
  }

  /** The controls that a link fills: all, unless a tool takes nothing out of links. */
  get linked() {
    return this.controls
  }

  /** Those of them that stay in the address bar: all, unless a tool keeps some back. */
  get shown() {
    return this.linked
  }

  /** What others may see of these values: the address bar is copied, and looked at over shoulders. */
  masked(values) {
    const masked = ([name, value]) => [name, maskAddresses(value)]
    return Object.fromEntries(Object.entries(values).map(masked))
  }

  /**
   * Ask Python.
   * @param {Record<string, unknown>} question what the tool's function takes besides the language
   * @returns {Promise<object | null>} the report; null when Python failed.
   */
  ask(question = this.values) {
    const { tool } = this.constructor
    return python.ask({ tool, language, ...question })
  }

  #listen() {
    for (const sign of SIGNS_OF_INTEREST) {
      this.addEventListener(sign, () => this.#prepare(), { once: true, passive: true })
    }
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#check({ byReader: true })
    })
    this.form.addEventListener('input', () => this.#overtake())
    this.addEventListener('click', (event) => this.#click(event))
    addEventListener('hashchange', () => this.#followLink())
    python.addEventListener('progress', ({ detail }) => this.#showProgress(detail))
    python.addEventListener('ready', () => (this.loading.hidden = true))
    python.addEventListener('failed', ({ detail }) => this.#giveUp(detail))
  }

  #prepare() {
    this.#prepared = true
    python.load(this.constructor.tool)
  }

  #followLink() {
    const given = readLink(this.linked)
    if (given.length === 0) return
    for (const [control, value] of given) put(control, value)
    this.#prepare()
    this.#comeIntoView(this)
    const names = given.map(([control]) => control.name)
    dropFromLink(names.filter((name) => !this.shown.some((control) => control.name === name)))
    const complete = this.controls.every(
      (control) => !control.required || names.includes(control.name),
    )
    if (complete) this.#check({ byReader: false })
    else this.#clear()
  }

  async #check({ byReader }) {
    const run = ++this.#run
    const link = this.masked(valuesOf(this.shown))
    this.#prepare()
    this.#clear()
    this.#waiting = true
    // The reader who asked is taken to the answer; the one who opened a link is told of it.
    this.output.setAttribute('aria-live', byReader ? 'off' : 'polite')
    if (!python.ready) this.#say('waiting')
    const report = await this.ask()
    if (report && run === this.#run) this.#show(report, link, byReader)
  }

  #show(report, link, byReader) {
    this.#waiting = false
    this.loading.hidden = true
    if (this.linked.length > 0) writeLink(link, this.controls)
    this.output.dataset.verdict = report.verdict
    this.#shown = this.present(report)
    this.#say('result', this.#shown)
    const summary = this.#showErrors(report.findings)
    const first = summary ?? this.output.querySelector('[tabindex="-1"]')
    // With the frame that shows it: before, the browser would have to lay the page out for this alone.
    requestAnimationFrame(() => (byReader ? first.focus() : this.#comeIntoView(first)))
    this.announce('verdict', report)
  }

  /** Show what a link is about, without the focus. Where it fills two tools, the first is shown. */
  #comeIntoView(element) {
    if (this === document.querySelector('.tool')) element.scrollIntoView({ block: 'nearest' })
  }

  /** Show what is wrong with the form's fields; return the summary, if there is anything. */
  #showErrors(findings) {
    const errors = findings.filter((finding) => finding.level === 'error')
    const control = ({ field }) =>
      this.controls.find(({ name, dataset }) => (dataset.field ?? name) === field) ??
      this.controls[0]
    for (const one of this.controls) {
      showFieldErrors(
        one,
        errors.filter((error) => control(error) === one).map((error) => error.message),
      )
    }
    if (errors.length === 0) return null
    document.title = this.form.dataset.errorPrefix + pageTitle
    const place = this.querySelector('.tool__errors')
    place.replaceChildren(render(this.#template('errors'), { errors }))
    for (const [index, link] of place.querySelectorAll('a').entries()) {
      link.href = `#${control(errors[index]).id}`
      link.addEventListener('click', (event) => this.#goTo(control(errors[index]), event))
    }
    return place.firstElementChild
  }

  /** Follow a link of the summary; the address bar stays as it is. */
  #goTo(control, event) {
    event.preventDefault()
    control.closest('.field').scrollIntoView({ block: 'nearest' })
    control.focus({ preventScroll: true })
  }

  #clear() {
    this.#waiting = false
    delete this.output.dataset.verdict
    delete this.dataset.unavailable
    this.output.replaceChildren()
    this.querySelector('.tool__errors').replaceChildren()
    for (const control of this.controls) showFieldErrors(control, [])
    document.title = pageTitle
  }

  /** Newer input makes an answer that is still on its way worthless. */
  #overtake() {
    this.#run++
    if (!this.#waiting) return
    this.#waiting = false
    this.#say('overtaken')
  }

  /** An answer goes with the file that it is about, also one that is still on its way. */
  #forget() {
    this.#run++
    this.#clear()
  }

  #showProgress({ phase, share }) {
    if (!this.#prepared) return
    this.loading.hidden = false
    this.loading.dataset.phase = phase
    const bar = this.loading.querySelector('progress')
    if (share === null) bar.removeAttribute('value')
    else bar.value = share
    this.announce('loading', { phase, share })
  }

  #giveUp({ reason }) {
    if (!this.#prepared) return
    this.loading.hidden = true
    delete this.output.dataset.verdict
    this.dataset.unavailable = reason
    this.#say('unavailable', { reason })
    this.announce('unavailable', { reason })
  }

  #retry() {
    const asked = this.#waiting
    this.form.querySelector('[type="submit"]').focus()
    if (asked) return this.#check({ byReader: true })
    this.#clear()
    this.#prepare()
  }

  #click({ target }) {
    const { action, copies } = target.closest('button')?.dataset ?? {}
    if (action === 'retry') this.#retry()
    if (copies) copy(this.textToCopy(copies), target.closest('.copy'))
  }

  #say(name, values = {}) {
    this.output.replaceChildren(render(this.#template(name), values))
  }

  #template(name) {
    return this.querySelector(`template[data-for="${name}"]`)
  }

  announce(name, detail) {
    this.dispatchEvent(new CustomEvent(`checker:${name}`, { detail, bubbles: true }))
  }
}

function valuesOf(controls) {
  return Object.fromEntries(controls.map((control) => [control.name, control.value]))
}

/** Fill a control where the reader sees it. */
function put(control, value) {
  control.value = value
  reveal(control)
}

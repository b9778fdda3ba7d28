import { copy } from './copy.js'
import { connectFields, fill, heldBy, keepThroughBack, reveal, showFieldErrors } from './fields.js'
import { isFrame } from './frame.js'
import { elsewhere } from './guest.js'
import { forget, learn, showTaken } from './hand_over.js'
import { language } from './language.js'
import { dropFromLink, fromLink, linkTo, readLink, toolOfLink, writeLink } from './link.js'
import { maskAddresses } from './mask.js'
import { markOutdated } from './outdated.js'
import { rememberPastes, wholeOf } from './pastes.js'
import { python } from './python.js'
import { putBack, reloadWithForms } from './reload.js'
import { plainText, render } from './template.js'

const PLAN = `/${language}/plan/#next`
const LETTER = `/${language}/letter/#compose`
const pageTitle = document.title
/** The name in a link for the codes of an answer. */
const RESULT = 'result'

/**
 * A form of the page that Python answers: what all tools have in common.
 *
 * The page brings the form, its `<output>` and the templates for what may stand in it; a tool says
 * what to ask and how a report looks. Events: `checker:loading`, `checker:unavailable`, and
 * `checker:incomplete` where a link lacks something that an answer needs.
 */
export class Tool extends HTMLElement {
  /** The name that `checker/browser.py` knows the tool by. */
  static tool = ''

  /** What shows that a reader means to use the tool: Python is on its way then. */
  static signsOfInterest = ['focusin', 'pointerenter', 'touchstart']

  /** Whether the link to an answer holds its codes (`report.result`), and opens it from them. */
  static linksByCodes = false

  #left = new AbortController()
  #run = 0
  #prepared = false
  #waiting = false
  #answered = ''
  #shown = {}
  #link = ''

  connectedCallback() {
    this.form = this.querySelector('form')
    this.output = this.querySelector('output')
    this.loading = this.querySelector('.tool__loading')
    this.notice = this.querySelector('.outdated')
    this.form.noValidate = true
    connectFields(this.form)
    rememberPastes(this.form)
    keepThroughBack(this.form)
    this.#listen()
    this.#followLink()
    putBack(this)
  }

  disconnectedCallback() {
    this.#left.abort()
  }

  /** What to make of a report: a record for the template `result`. */
  present(report) {
    return report
  }

  /** Whether an answer is one to write to IT about; a step that leads there says so by itself. */
  isForLetter() {
    return false
  }

  /** Whether what was answered can have been for no other tool. */
  isUnmistakable() {
    return false
  }

  /** What a copy button of that name copies: the link to the answer, or the answer as text. */
  textToCopy(name) {
    const link = this.#link
    return name === 'link' ? link : plainText(this.#rendered(name, { ...this.#shown, link }))
  }

  /** Let an answer that stands hold more, for who copies it. */
  add(values) {
    Object.assign(this.#shown, values)
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
   * @param {File} [file] what it is about, if it is a file that is read where it lies
   * @returns {Promise<object | null>} the report; null when Python failed.
   */
  ask(question = this.values, file = undefined) {
    const { tool } = this.constructor
    return python.ask({ tool, language, ...question }, file)
  }

  #listen() {
    for (const sign of this.constructor.signsOfInterest) {
      this.addEventListener(sign, () => this.#prepare(), { once: true, passive: true })
    }
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#check({ byReader: true })
    })
    this.form.addEventListener('input', () => this.#change())
    this.addEventListener('click', (event) => this.#click(event))
    this.#listenTo(window, {
      hashchange: () => this.#followLink(),
      'checker:forget': () => this.#forget(),
    })
    this.#listenTo(python, {
      progress: ({ detail }) => this.#showProgress(detail),
      late: () => this.giveUp({ reason: 'late' }),
      ready: () => this.#getReady(),
      failed: ({ detail }) => this.giveUp(detail),
    })
  }

  /** Listen for as long as this is in the page. */
  #listenTo(target, heard) {
    const { signal } = this.#left
    for (const type in heard) target.addEventListener(type, heard[type], { signal })
  }

  #prepare() {
    this.#prepared = true
    python.load(this.constructor.tool)
  }

  #followLink() {
    const isNamed = showTaken(this)
    const codes = this.constructor.linksByCodes && fromLink(RESULT)
    const given = readLink(this.linked)
    if (given.length === 0 && !codes) return
    if (codes) this.form.reset()
    for (const [control, value] of given) {
      fill(control, value)
      // What the reader has not read of is shown.
      if (!isNamed) reveal(control)
    }
    this.#prepare()
    this.#comeIntoView(this)
    const names = given.map(([control]) => control.name)
    dropFromLink(names.filter((name) => !this.shown.some((control) => control.name === name)))
    const complete = this.controls.every(
      (control) => !control.required || names.includes(control.name),
    )
    if (complete || codes) this.#check({ byReader: false, codes })
    else {
      this.clear()
      writeLink(this.masked(valuesOf(this.shown)), this.controls)
      this.announce('incomplete')
    }
  }

  async #check({ byReader, codes = '' }) {
    const run = ++this.#run
    const link = this.masked(valuesOf(this.shown))
    this.#prepare()
    this.clear()
    this.#waiting = true
    // The reader who asked is taken to the answer; the one who opened a link is told of it.
    this.output.setAttribute('aria-live', byReader ? 'off' : 'polite')
    if (!python.ready) this.#say('waiting')
    const report = await this.ask(codes ? { ...this.values, [RESULT]: codes } : undefined)
    if (report && run === this.#run) this.#show(report, link, { byReader, codes })
  }

  #show(report, link, { byReader, codes }) {
    this.#waiting = false
    this.loading.hidden = true
    delete this.dataset.unavailable
    // What another tool has read is what somebody wrote, and goes into no link.
    const entered = report.tool === this.constructor.tool ? link : {}
    const fields = { ...entered, [RESULT]: report.result }
    const home = this.closest('[data-page]')?.dataset.page
    if (this.linked.length > 0 && !home) writeLink(fields, this.controls)
    this.#link = linkTo(fields, home)
    this.output.dataset.verdict = report.verdict
    this.#shown = {
      plan: PLAN,
      letter_link: this.#letterFor(report),
      ...this.present(report),
      from_link: codes,
    }
    this.#answered = this.#entered
    this.#say('result', this.#shown)
    learn(this.constructor.tool, report.letter)
    const summary = this.#showErrors(report.findings)
    const first = summary ?? this.output.querySelector('[tabindex="-1"]')
    // In the next frame: now the browser would have to lay out the page for this alone.
    requestAnimationFrame(() => this.#lead(first, byReader))
    this.announce('verdict', report)
    this.#lookElsewhere(report, summary !== null)
  }

  /** The letter, unless there is nothing to write, or a step leads to it. */
  #letterFor(report) {
    const isThere = report.next_steps?.some(({ link }) => link === LETTER)
    return this.isForLetter(report) && !isThere ? LETTER : null
  }

  /** See whether another tool reads what was entered: nothing that is needed to go on. */
  async #lookElsewhere(report, failed) {
    const { controls } = this
    const isClear = this.isUnmistakable(report) || controls.every(isWord)
    if (!failed && isClear) return
    const run = this.#run
    const { lookElsewhere } = await elsewhere().catch(() => ({}))
    lookElsewhere?.({
      tool: this.constructor.tool,
      report,
      controls,
      element: this,
      ask: (question) => python.ask(question),
      wholeOf,
      isCurrent: () => run === this.#run,
    })
  }

  /** Lead to an answer: as far as a screen holds it, from its first line to the first step. */
  #lead(first, byReader) {
    // The page around a frame is scrolled by the focus alone.
    if (byReader) first.focus({ preventScroll: !isFrame })
    const step = this.output.querySelector('.result__steps > li')
    if (step && this.output.contains(first)) this.#comeIntoView(step, byReader)
    this.#comeIntoView(first, byReader)
  }

  /** Show what the reader has asked, or what a link is about. */
  #comeIntoView(element, byReader = false) {
    if (byReader || this === toolOfLink()) element.scrollIntoView({ block: 'nearest' })
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

  /** Take the answer away, and what was said of the fields. */
  clear() {
    this.#waiting = false
    delete this.output.dataset.verdict
    delete this.dataset.unavailable
    this.output.replaceChildren()
    markOutdated(this.notice, this.output, null)
    this.querySelector('.tool__errors').replaceChildren()
    for (const control of this.controls) showFieldErrors(control, [])
    document.title = pageTitle
  }

  /** Newer input makes an answer that is still on its way worthless, and one that stands outdated. */
  #change() {
    this.#run++
    if (this.#waiting) {
      this.#waiting = false
      this.#say('overtaken')
    }
    if (!('verdict' in this.output.dataset)) return
    const outdated = this.#entered !== this.#answered
    if (outdated !== 'outdated' in this.output.dataset)
      markOutdated(this.notice, this.output, outdated ? this.#rendered('outdated') : null)
  }

  /** All that is entered, as one text. */
  get #entered() {
    return JSON.stringify(this.values)
  }

  /** Begin anew: nothing is entered, answered or in the address bar. */
  #begin() {
    this.#forget()
    this.#empty()
    dropFromLink(this.linked.map(({ name }) => name))
    this.controls[0].focus()
  }

  /** Leave nothing in the form, and nothing of what a link has brought. */
  #empty() {
    if (this.querySelector('.taken')) forget()
    this.form.reset()
  }

  /** Put in a case to try the tool with, fold the others away, and answer it. */
  #try(fields, others) {
    others.open = false
    this.#empty()
    for (const control of this.controls.filter(({ name }) => name in fields)) {
      fill(control, fields[control.name])
      reveal(control)
      control.dispatchEvent(new Event('input', { bubbles: true }))
    }
    this.form.requestSubmit()
  }

  /** Drop the answer, also one that is still on its way, and its codes. */
  #forget() {
    this.#run++
    this.clear()
    dropFromLink([RESULT])
  }

  #showProgress({ phase, share }) {
    // An answer that stands wants for nothing.
    if (!this.#prepared || (!this.#waiting && 'verdict' in this.output.dataset)) return
    this.loading.hidden = false
    this.loading.dataset.phase = phase
    const bar = this.loading.querySelector('progress')
    if (share === null) bar.removeAttribute('value')
    else bar.value = share
    this.announce('loading', { phase, share })
  }

  #getReady() {
    this.loading.hidden = true
    if (!this.#waiting && this.dataset.unavailable) this.clear()
  }

  /** Say why there is no answer, or none so far, and how to do without. */
  giveUp({ reason }) {
    if (!this.#prepared) return
    if (reason !== 'late') this.loading.hidden = true
    // An answer that stands is as right as before.
    if (!this.#waiting && 'verdict' in this.output.dataset) return
    this.dataset.unavailable = reason
    this.output.setAttribute('aria-live', 'polite')
    this.#say('unavailable', { reason })
    this.#comeIntoView(this.output, this.#waiting)
    this.announce('unavailable', { reason })
  }

  /** Say why what was asked is not answered; to try again asks it again. */
  fail({ reason }) {
    this.clear()
    this.#waiting = true
    this.giveUp({ reason })
  }

  #retry() {
    const asked = this.#waiting
    python.stop()
    this.form.querySelector('[type="submit"]').focus()
    if (asked) return this.#check({ byReader: true })
    this.clear()
    this.#prepare()
  }

  #click({ target }) {
    const { action, copies, sample } = target.closest('button')?.dataset ?? {}
    if (action === 'retry') this.#retry()
    if (action === 'reload') reloadWithForms(this.#waiting ? this.localName : '')
    if (action === 'again') this.form.requestSubmit()
    if (action === 'clear') this.#begin()
    if (sample) this.#try(JSON.parse(sample), target.closest('details'))
    if (copies) copy(this.textToCopy(copies), target.closest('.copy'))
  }

  #say(name, values) {
    this.output.replaceChildren(this.#rendered(name, values))
  }

  #rendered(name, values = {}) {
    return render(this.#template(name), values)
  }

  #template(name) {
    return this.querySelector(`template[data-for="${name}"]`)
  }

  announce(name, detail) {
    this.dispatchEvent(new CustomEvent(`checker:${name}`, { detail, bubbles: true }))
  }
}

function isWord({ value }) {
  return !/\s/.test(value.trim())
}

function valuesOf(controls) {
  return Object.fromEntries(controls.map((control) => [control.name, heldBy(control)]))
}

/** The findings of a report that stand in its answer: errors stand at their fields. */
export function remarks({ findings }) {
  return findings.filter(({ level }) => level !== 'error')
}

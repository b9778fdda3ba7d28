import { askAll } from './resolver.js'

/** What a judge asks for first, and again with what was answered, comes to no more than this. */
const MOST_QUESTIONS = 40

/**
 * What stands in an opened `<dns-look-up>`: what would be asked and whom, the commands that ask by
 * hand, and what comes of it.
 *
 * Python decides what to ask and what the answers mean. Until somebody presses the button of an
 * operator nobody is asked, and afterwards that one alone.
 */
export class LookUp {
  #part
  #page
  #opened
  #running = null

  /**
   * @param {HTMLElement} part
   * @param {object} page what this needs of the page's other scripts; `ask` asks Python
   * @param {AbortSignal} opened ends when what was opened goes
   * @param {string} pasted records that were pasted elsewhere, to be read at once
   */
  constructor(part, page, opened, pasted) {
    this.#part = part
    this.#page = page
    this.#opened = opened
    part.querySelector('.look-up').addEventListener('click', (event) => this.#click(event), {
      signal: opened,
    })
    opened.addEventListener('abort', () => this.#stop())
    this.#begin(pasted)
  }

  async #begin(pasted) {
    this.#put(this.#part.querySelector('.look-up'), 'waiting')
    const report = await this.#ask({})
    if (this.#opened.aborted) return
    if (!report) return this.#page.giveUp(pasted)
    this.#put(this.#part.querySelector('.look-up'), 'open', planned(report))
    if (pasted) {
      this.#pasteField.value = pasted
      this.#pasteField.closest('details').open = true
      await this.#read()
    } else if (report.wanted.length === 0) this.#show(report)
  }

  #click(event) {
    const button = event.target.closest('button')
    if (!button) return
    // The tool around this has buttons of its own.
    event.stopPropagation()
    const { operator, action, copied } = button.dataset
    if (operator) this.#lookUp(button)
    if (action === 'cancel') this.#stop()
    if (action === 'read') this.#read()
    if (copied) this.#page.copy(this.#textOf(button), button.closest('.copy'))
  }

  /** Ask one operator until nothing is left to ask, and show what came of it. */
  async #lookUp({ dataset: { operator, url } }) {
    this.#stop()
    const running = new AbortController()
    this.#running = running
    this.#place('answer').replaceChildren()
    this.#showProgress(0, 1)
    const report = await this.#answered(url, running.signal)
    if (running.signal.aborted || this.#opened.aborted) return
    this.#stop()
    if (report) this.#show(report, Number(operator) + 1)
    else this.#page.giveUp()
  }

  async #answered(url, signal) {
    const replies = []
    let report = await this.#ask({})
    while (report && !signal.aborted) {
      const wanted = report.wanted.slice(0, MOST_QUESTIONS - replies.length)
      if (wanted.length === 0) break
      const done = replies.length
      const onReply = (count) => this.#showProgress(done + count, done + wanted.length)
      this.#showProgress(done, done + wanted.length)
      const came = await askAll(wanted, url, signal, onReply)
      if (signal.aborted) break
      replies.push(...came)
      report = await this.#ask({ replies })
      // Whoever answers nothing at all is asked nothing more.
      if (came.every(({ message }) => !message)) return this.#givenUp(report, replies)
    }
    return report
  }

  /** What is still wanted failed as all before it did. */
  async #givenUp(report, replies) {
    const [{ why }] = replies.slice(-1)
    while (report?.wanted.length > 0) {
      replies.push(...report.wanted.map(({ name, type }) => ({ name, type, why })))
      report = await this.#ask({ replies })
    }
    return report
  }

  async #read() {
    this.#stop()
    const pasted = this.#pasteField.value
    const report = await this.#ask({ pasted: pasted || ' ' })
    if (this.#opened.aborted) return
    if (report) this.#show(report)
    else this.#page.giveUp(pasted)
  }

  #ask(more) {
    return this.#page.ask(more)
  }

  #stop() {
    this.#running?.abort()
    this.#running = null
    this.#place('progress')?.replaceChildren()
  }

  #showProgress(done, count) {
    const place = this.#place('progress')
    if (!place.firstChild) this.#put(place, 'progress')
    const bar = place.querySelector('progress')
    bar.max = count
    bar.value = done
    place.querySelector('[data-done]').textContent = done
    place.querySelector('[data-count]').textContent = count
  }

  /** Show a report; `next` is the number of the operator to offer where one did not answer. */
  #show(report, next = 0) {
    const place = this.#place('answer')
    place.dataset.verdict = report.verdict
    const failed = next > 0 && report.asked.some(({ status }) => status === 'failed')
    const values = presented(report, failed ? String(next) : '')
    this.#put(place, 'result', { ...values, entered: this.#enter(report) })
    for (const [system, text] of Object.entries(commandsOf(report)))
      if (text) this.#part.querySelector(`[data-commands="${system}"]`).textContent = text
    const detail = { report, ticket: values }
    this.#part.dispatchEvent(new CustomEvent('checker:looked-up', { detail, bubbles: true }))
    const heading = place.querySelector('[tabindex="-1"]')
    heading.focus({ preventScroll: true })
    // As far as a screen holds it, from its first line to the first step.
    place.querySelector('.result__steps > li')?.scrollIntoView({ block: 'nearest' })
    heading.scrollIntoView({ block: 'nearest' })
  }

  /** Put the products that were recognised into the form's own lists; return what they are called. */
  #enter({ letter = {} }) {
    // What has the mailboxes of one contact is not what has another's.
    const { product, behind = '' } = letter
    const found = product ? { product, behind } : {}
    const names = Object.entries(found).map(([detail, id]) => {
      const list = this.#part.form.elements[detail]
      this.#page.fill(list, id)
      list.dispatchEvent(new Event('input', { bubbles: true }))
      return id && list.selectedOptions[0].textContent
    })
    return names.filter(Boolean).join(', ')
  }

  get #pasteField() {
    return this.#part.querySelector('[data-pasted]')
  }

  #textOf(button) {
    return button.closest('[data-copyable]').querySelector('code, pre').textContent
  }

  #place(name) {
    return this.#part.querySelector(`[data-place="${name}"]`)
  }

  #put(place, name, values = {}) {
    const template = this.#page.templates.querySelector(`[data-for="${name}"]`)
    place.replaceChildren(this.#page.render(template, values))
  }
}

function planned(report) {
  return {
    wanted: report.wanted,
    may_follow: report.may_follow,
    ...commandsOf(report),
  }
}

function commandsOf({ commands }) {
  return Object.fromEntries(
    Object.entries(commands).map(([system, lines]) => [system, lines.join('\n')]),
  )
}

/** A report as the templates take it: flat, with lists of flat records. */
function presented(report, next) {
  return {
    ...report,
    next,
    by_dns: report.by_dns?.message ?? '',
    records: (report.records ?? []).map(row),
    products: (report.products ?? []).map((one) => ({ ...one, link: one.link ?? '' })),
    behind: (report.behind ?? []).map((one) => ({ ...one, link: one.link ?? '' })),
  }
}

function row({ right, found, found_at, ...record }) {
  return {
    ...record,
    found_at: found_at === record.name ? '' : found_at,
    found: found.map((text) => ({ text })),
    right: right?.name ?? '',
    right_type: right?.type ?? '',
    value: right?.value ?? '',
    unknown: right && !right.value ? 'yes' : '',
  }
}

import { acceptDrops } from '../tools/drop.js'
import { refusal, sourceOf } from '../tools/file.js'
import { language, locale } from '../tools/language.js'
import { Tool } from '../tools/tool.js'
import { picture, presentRoute } from './route.js'

/** `<header-reader>`: where did a message go, and who decided that? */
class HeaderReader extends Tool {
  static tool = 'headers'

  #part = 0
  #asked = {}
  #report = {}

  connectedCallback() {
    super.connectedCallback()
    this.file = this.form.elements.file
    this.text = this.form.elements.text
    acceptDrops(this.form, this.file)
    this.text.addEventListener('input', () => this.#restart(() => (this.file.value = '')))
    this.file.addEventListener('change', () => this.#restart(() => this.form.requestSubmit()))
    this.form.addEventListener('reset', () => (this.#part = 0))
    this.addEventListener('checker:verdict', ({ detail }) => this.#complete(detail))
    this.addEventListener('change', ({ target }) => this.#redact(target))
    this.addEventListener('click', ({ target }) => this.#click(target))
  }

  /** Headers go into no link, no address bar and no history. */
  get linked() {
    return []
  }

  /** Ask about what came last: the chosen file, or else the text. */
  async ask() {
    const source = this.file.files.length > 0 ? this.file : this.text
    for (const control of this.controls) control.dataset.field = control === source ? 'headers' : ''
    const given = await sourceOf(this)
    if (given.refused) return refusal(given.refused, 'headers', 'cannot_tell')
    this.#asked = { ...given, part: this.#part }
    return withoutForeignErrors(await super.ask(this.#asked))
  }

  /** What has Received fields is a message. */
  isUnmistakable({ hops }) {
    return hops?.length > 0
  }

  isForLetter({ findings }) {
    return !findings.some(isError)
  }

  present(report) {
    if (report.findings.some(isError)) return report
    return {
      ...report,
      ...report.ids,
      ...presentRoute(report.hops),
      readable: yesIf(true),
      file: this.file.files[0]?.name,
      author: report.from.address ?? report.from.input,
      evidence: report.evidence.map(presentEvidence),
      checker_link: checkerLink(report),
      notice: report.bounce?.recipients
        .filter(({ reply, status }) => reply ?? status)
        .map(presentAnswer),
      arrived: yesIf(!report.bounce),
      no_evidence: yesIf(report.evidence.length === 0 && !report.bounce),
      no_filters: yesIf(report.filters.length === 0 && !report.bounce),
      filters: byHeader(report.filters),
      parts: report.parts.map((part) => presentPart(part, report.part)),
      queue_ids: report.ids.queue_ids.join(', '),
    }
  }

  textToCopy(name) {
    return this.#report.ticket[name]
  }

  /** Another message: begin with its outermost part. */
  #restart(next) {
    this.#part = 0
    next()
  }

  /** Add what no template can: the picture, and the summary that stands in a field. */
  #complete(report) {
    this.#report = report
    const figure = this.output.querySelector('.route')
    figure?.prepend(picture(report.hops, figure.querySelector('figcaption')))
    this.#showTicket()
  }

  #showTicket() {
    const area = this.output.querySelector('.ticket')
    if (area) area.value = this.#report.ticket.text
  }

  /** Describe the message that is on the screen once more, redacted or not. */
  async #redact(box) {
    if (!('redacts' in box.dataset)) return
    const { checked } = box
    const asked = this.#asked
    const report = await super.ask({ ...asked, redacted: checked })
    if (!report || asked !== this.#asked || checked !== box.checked) return
    this.#report = report
    this.#showTicket()
  }

  #click(target) {
    const button = target.closest('.parts button')
    if (!button) return
    this.#part = Number(button.value)
    this.form.requestSubmit()
  }
}

/** An error in the message's own From field is something to know, and none of the reader's. */
function withoutForeignErrors(report) {
  const isForeign = ({ level, field }) => level === 'error' && field !== 'headers'
  const soften = (finding) => (isForeign(finding) ? { ...finding, level: 'warning' } : finding)
  return report && { ...report, findings: report.findings.map(soften) }
}

function presentEvidence(one) {
  return { ...one, method: one.method.toUpperCase(), arc: String(one.arc) }
}

/** What a notice says of one recipient: the words of the server, or what is left without them. */
function presentAnswer({ recipient, reply, status }) {
  return { recipient: recipient ?? '?', said: reply ?? status }
}

/** Put together what one header says and one source explains. */
function byHeader(words) {
  const groups = new Map()
  for (const word of words) {
    const { header, source, verified } = word
    const key = [header, source, verified].join()
    if (!groups.has(key))
      groups.set(key, { header, source, verified: shortDate(verified), words: [] })
    groups.get(key).words.push(word)
  }
  return [...groups.values()]
}

function presentPart(part, shown) {
  return { ...part, untitled: yesIf(!part.subject), shown: String(part.part === shown) }
}

/** What `data-if` keeps an element for. */
function yesIf(condition) {
  return condition ? 'yes' : null
}

function isError({ level }) {
  return level === 'error'
}

function checkerLink({ from, sending }) {
  if (!from.address || !sending.domain) return null
  const fields = new URLSearchParams({ from: from.address, domain: sending.domain })
  return `/${language}/checker/#${fields}`
}

function shortDate(date) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(date),
  )
}

customElements.define('header-reader', HeaderReader)

import { acceptDrops } from '../tools/drop.js'
import { refusal } from '../tools/file.js'
import { locale } from '../tools/language.js'
import { python } from '../tools/python.js'
import { remarks, Tool } from '../tools/tool.js'
import { TimeLeft } from './time-left.js'

/** The most bytes of a list that are read here; a browser keeps what is written of it, too. */
const LARGEST_FILE = 256 << 20
/** The number of groups that stand open. */
const OPEN = 6
const COUNT = new Intl.NumberFormat(locale)
const SHARE = new Intl.NumberFormat(locale, { style: 'percent' })

/** `<bounce-list>`: why did all these emails bounce, and whose turn is it? */
class BounceList extends Tool {
  static tool = 'bounces'

  #taken = { address: '', name: '' }
  #left = new TimeLeft()

  connectedCallback() {
    super.connectedCallback()
    const { file, table, column } = this.form.elements
    Object.assign(this, { file, table, column })
    this.reading = this.querySelector('.reading')
    acceptDrops(this.form, this.file)
    this.table.addEventListener('input', () => this.#another(() => (file.value = '')))
    this.file.addEventListener('change', () => this.#another(() => this.#read()))
    this.form.addEventListener('reset', () => this.#another())
    this.addEventListener('checker:verdict', ({ detail }) => this.#complete(detail))
    this.addEventListener(
      'click',
      ({ target }) => target.closest('.reading button') && this.#stop(),
    )
    python.addEventListener('part', ({ detail }) => this.#showPart(detail))
  }

  /** A list goes into no link, no address bar and no history. */
  get linked() {
    return []
  }

  /** Ask about what came last: the chosen file, or else the rows that were pasted. */
  async ask() {
    const [file] = this.file.files
    this.file.dataset.field = file ? 'file' : ''
    this.table.dataset.field = file ? '' : 'file'
    if (file?.size > LARGEST_FILE) return refusal(this.file.dataset.tooLarge)
    if (file && !(await isReadable(file))) return refusal(this.file.dataset.unreadable)
    // Another list may still be under way.
    if (this.#isReading) python.stop()
    this.#begin(file)
    const column = this.column.value
    const report = file
      ? await super.ask({ name: file.name, column }, file)
      : await super.ask({ table: this.table.value, column })
    if (report) this.reading.hidden = true
    return report
  }

  get #isReading() {
    return !this.reading.hidden && this.reading.dataset.state === 'reading'
  }

  present(report) {
    const titles = JSON.parse(this.dataset.titles)
    const groups = (report.groups ?? []).map((group) => presentGroup(group, titles))
    return {
      ...report,
      findings: remarks(report),
      groups: groups.slice(0, OPEN),
      folded: groups.slice(OPEN),
      sheet: report.sheet && groups.length > 0 ? 'yes' : null,
    }
  }

  #begin(file) {
    this.#left = new TimeLeft()
    this.reading.dataset.state = 'reading'
    this.reading.hidden = !file
    this.reading.querySelector('progress').removeAttribute('value')
    this.reading.querySelector('.reading__numbers').hidden = true
  }

  #read() {
    if (this.file.files.length > 0) this.form.requestSubmit()
  }

  /** Another list has other columns. */
  #another(next = () => {}) {
    this.column.closest('.field').hidden = true
    this.column.length = 1
    this.column.value = ''
    next()
  }

  /** Add what no template can: the columns to choose from, and the list to take along. */
  #complete({ columns = [], sheet }) {
    if (columns.length > 0) this.#offer(columns)
    URL.revokeObjectURL(this.#taken.address)
    const link = this.output.querySelector('[download]')
    if (!link) return
    const name = (this.file.files[0]?.name ?? '').replace(/\.[^.]*$/, '')
    this.#taken = { address: URL.createObjectURL(sheetOf(sheet)), name }
    link.href = this.#taken.address
    link.download = `${name || link.dataset.name}-${link.dataset.suffix}.csv`
  }

  #offer(columns) {
    this.column.length = 1
    this.column.append(...columns.map((name) => new Option(name)))
    this.column.closest('.field').hidden = false
  }

  #showPart({ rows, share }) {
    if (this.reading.hidden) return
    const slot = (name) => this.reading.querySelector(`[data-slot="${name}"]`)
    this.reading.querySelector('progress').value = share
    const numbers = this.reading.querySelector('.reading__numbers')
    // What is read no longer waits for the tool.
    if (numbers.hidden) this.output.replaceChildren()
    numbers.hidden = false
    slot('share').textContent = SHARE.format(share)
    slot('rows').textContent = COUNT.format(rows)
    const left = this.#left.after(share)
    slot('left').parentElement.hidden = !left
    slot('left').textContent = left
  }

  #stop() {
    python.stop()
    this.reading.dataset.state = 'stopped'
    this.loading.hidden = true
    this.output.replaceChildren()
    this.form.querySelector('[type="submit"]').focus()
  }
}

/** What Python has written: a file in parts, or octets in base64 for pasted rows. */
function sheetOf(sheet) {
  if (sheet instanceof Blob) return sheet
  const octets = Uint8Array.from(atob(sheet), (character) => character.charCodeAt(0))
  return new Blob([octets], { type: 'text/csv' })
}

async function isReadable(file) {
  try {
    await file.slice(0, 1).arrayBuffer()
    return true
  } catch {
    return false
  }
}

/** A group with the parts of its step, and what is called there where that leads. */
function presentGroup({ step, ...group }, titles) {
  const { owner, message, link } = step
  return { ...group, owner, todo: message, link, title: titles[link] }
}

customElements.define('bounce-list', BounceList)

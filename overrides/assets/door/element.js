import { causeOf } from '../tools/cause.js'
import { acceptDrops } from '../tools/drop.js'
import { refusal, sourceOf } from '../tools/file.js'
import { leaveFor } from '../tools/frame.js'
import { closeGuest, elsewhere } from '../tools/guest.js'
import { known, PASTED } from '../tools/hand_over.js'
import { fromLink } from '../tools/link.js'
import { Tool } from '../tools/tool.js'

/** `<one-door>`: whatever somebody has goes in, and the tool that reads it opens. */
class OneDoor extends Tool {
  static tool = 'read'

  // On the page that everybody opens, a finger that scrolls past is no interest.
  static signsOfInterest = ['focusin']

  #source = {}

  connectedCallback() {
    super.connectedCallback()
    const { text, file } = this.form.elements
    this.fileField = file
    this.textField = text
    acceptDrops(this.form, file)
    text.addEventListener('input', () => (file.value = ''))
    file.addEventListener('change', () => this.form.requestSubmit())
    this.form.addEventListener('submit', closeGuest)
    this.form.addEventListener('reset', closeGuest)
    this.addEventListener('checker:verdict', ({ detail }) => this.#follow(detail.taken_for))
    this.addEventListener('click', ({ target }) => this.#choose(target.closest('[data-open]')))
  }

  /** What somebody pastes goes into no address bar and no history; a link may bring it back. */
  get linked() {
    return fromLink(PASTED) ? [this.form.elements.text] : []
  }

  get shown() {
    return []
  }

  async ask() {
    this.#source = await sourceOf(this.form.elements)
    const { refused } = this.#source
    return refused ? refusal(refused) : super.ask({ ...this.#source, alone: true })
  }

  present(report) {
    const { message, asks } = report.taken_for ?? {}
    return { message, asks: asks ? 'yes' : '' }
  }

  /**
   * Open the tool that reads it; where there is none, it was the wrong one, or only they can tell,
   * the reader chooses.
   */
  #follow(taken) {
    const cameBack = fromLink(PASTED) && fromLink(PASTED) === this.textField.value
    if (taken && !cameBack) {
      if (!taken.asks) this.#open(taken)
      return
    }
    const choice = this.output.querySelector('details')
    choice.open = true
    if (cameBack) choice.querySelector('summary').focus()
  }

  async #choose(button) {
    if (!button) return
    const { open } = button.dataset
    const report = await super.ask({ ...this.#source, as: open, alone: true })
    if (report) this.#open(report.taken_for)
  }

  async #open({ tool, fields }) {
    const { files } = this.fileField
    const text = this.textField.value
    const along = { ...known(), [PASTED]: text }
    const given = { fields, text, files, known: along, via: 'read' }
    const { openTool } = await elsewhere().catch(() => ({}))
    if (!openTool) return this.fail({ reason: await causeOf('download') })
    const left = await openTool(tool, given, this)
    if (left) leaveFor(left)
  }
}

customElements.define('one-door', OneDoor)

import { heldBy } from '../tools/fields.js'
import { isPersonal, known } from '../tools/hand_over.js'
import { linkTo, writeLink } from '../tools/link.js'
import { save } from '../tools/save.js'
import { render } from '../tools/template.js'
import { Tool } from '../tools/tool.js'
import { ownZone } from '../tools/zones.js'

// As `checker/plan/judging.py` has it.
const SEPARATOR = '.'

/** `<case-plan>`: what is left to do, and whose turn is it? */
class CasePlan extends Tool {
  static tool = 'plan'

  #report = {}

  connectedCallback() {
    super.connectedCallback()
    this.addEventListener('checker:verdict', ({ detail }) => this.#complete(detail))
    this.addEventListener('click', ({ target }) => {
      const { dataset, value } = target.closest('button') ?? { dataset: {} }
      if ('tick' in dataset) this.#tick(value)
      if (dataset.action === 'calendar') this.#save(dataset.file)
    })
  }

  /** What names a person or one message leaves the address bar, so that nobody copies it along. */
  get shown() {
    return this.controls.filter((control) => !isPersonal(control))
  }

  /** What is today depends on where the reader is. */
  ask() {
    return super.ask({ zone: ownZone(), ...this.values })
  }

  present(report) {
    if (report.letter.date) this.#settle(report.letter.date)
    return { ...report, deadline: report.deadline?.message, plan: null }
  }

  /** The link to this plan for somebody else: who gets the email is in it where the reader says so. */
  textToCopy() {
    const { from, recipient, subject, ...others } = known()
    const codes = Object.entries(others).filter(([name]) => !isPersonal({ name }))
    const masked = this.masked({ from: from ?? '', ...Object.fromEntries(codes) })
    return linkTo(this.#named ? { ...masked, subject, recipient } : masked)
  }

  get #named() {
    return this.querySelector('[data-named]').checked
  }

  /** Give each step the button that says it is done. */
  #complete(report) {
    this.#report = report
    const button = this.querySelector('template[data-for="tick"]')
    const steps = [...this.output.querySelectorAll('.result__steps > li')]
    for (const [at, name] of report.shown.entries()) {
      steps[at].append(render(button, { name, message: report.next_steps[at].message }))
    }
  }

  /** The link is kept for later: it names the day, and not "yesterday". */
  #settle(date) {
    this.form.elements.date.value = date
    const values = this.shown.map((control) => [control.name, heldBy(control)])
    writeLink(this.masked(Object.fromEntries(values)), this.controls)
  }

  /** Tick a step, or take its tick back, and plan anew. */
  #tick(name) {
    const field = this.form.elements.done
    const done = field.value.split(SEPARATOR).filter(Boolean)
    const others = done.filter((one) => one !== name)
    field.value = (others.length < done.length ? others : [...done, name]).join(SEPARATOR)
    this.form.requestSubmit()
  }

  #save(name) {
    const { named, plain } = this.#report.calendar
    save(this.#named ? named : plain, 'text/calendar', `${name}.ics`)
  }
}

customElements.define('case-plan', CasePlan)

import { isPersonal } from '../tools/hand_over.js'
import { save } from '../tools/save.js'
import { remarks, Tool } from '../tools/tool.js'
import { offerZones } from '../tools/zones.js'

const TIME = ['date', 'time', 'zone']

/** `<it-letter>`: a letter to the contact's IT team out of what the reader has. */
class ItLetter extends Tool {
  static tool = 'letter'

  #letter

  connectedCallback() {
    offerZones(this.querySelector('[name="zone"]'))
    super.connectedCallback()
    this.form.addEventListener('input', ({ target }) => {
      if (TIME.includes(target.name)) this.#askForHour([])
    })
    this.form.addEventListener('reset', () => this.#askForHour([]))
    this.addEventListener('click', ({ target }) => {
      const { action } = target.closest('button')?.dataset ?? {}
      if (action === 'download') this.#download()
      if (action === 'print') this.#print()
    })
  }

  /** What names a person or one message leaves the address bar, so that nobody copies it along. */
  get shown() {
    return this.controls.filter((control) => !isPersonal(control))
  }

  present(report) {
    this.#letter = report
    if (report.which_hour.length > 0) this.#askForHour(report.which_hour)
    return { ...report, findings: remarks(report) }
  }

  textToCopy(name) {
    return this.#letter[name]
  }

  /** In the hour that happens twice, offer both; otherwise nothing is asked. */
  #askForHour(hours) {
    const select = this.form.elements.which_hour
    select.closest('.field').hidden = hours.length === 0
    select.length = 1
    for (const { value, label } of hours) select.add(new Option(label, value))
  }

  #download() {
    const { file } = this.querySelector('[data-action="download"]').dataset
    save(this.#letter.draft, 'message/rfc822', `${file}.eml`)
  }

  /** Print the letter and nothing else of the page. */
  #print() {
    const page = document.documentElement
    page.classList.add('printing-letter')
    addEventListener('afterprint', () => page.classList.remove('printing-letter'), { once: true })
    print()
  }
}

customElements.define('it-letter', ItLetter)

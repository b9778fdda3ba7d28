import { copy } from '../tools/copy.js'
import { connectFields, keepThroughBack } from '../tools/fields.js'
import { readLink, writeLink } from '../tools/link.js'
import { maskAddresses, maskFrom } from '../tools/mask.js'
import { SITE } from '../tools/template.js'
import { offerZones } from '../tools/zones.js'

/** `<link-builder>`: a link that opens a tool with its form filled in. */
class LinkBuilder extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    const { tool, language, zone } = this.form.elements
    this.settings = [tool, language]
    this.fields = [...this.form.querySelectorAll('[data-field-of] [name]')]
    offerZones(zone)
    zone.value = ''
    connectFields(this.form)
    keepThroughBack(this.form)
    this.form.addEventListener('input', () => {
      this.#show()
      writeLink({ tool: tool.value, language: language.value, ...this.#given() }, this.#controls)
    })
    addEventListener('hashchange', () => this.#followLink())
    this.addEventListener('click', ({ target }) => this.#copy(target.closest('[data-copies]')))
    this.#followLink()
  }

  get #controls() {
    return [...this.settings, ...this.fields]
  }

  get #tool() {
    return this.form.elements.tool.value
  }

  /** Whether what names a person stays out of the link. */
  get #masked() {
    return this.form.elements.masked.checked
  }

  #followLink() {
    for (const [control, value] of readLink(this.#controls)) control.value = value
    this.#show()
  }

  #show() {
    for (const place of this.form.querySelectorAll('[data-field-of]')) {
      place.hidden = !this.#takes(place)
    }
    const { from } = this.#given()
    const told = this.querySelector('[data-told]')
    told.hidden = !(this.#masked && from)
    told.querySelector('strong').textContent = from
    const link = this.querySelector('[data-link]')
    link.href = this.#address()
    link.textContent = link.href
    this.#offerToEmbed(this.querySelector('[data-embed]'))
  }

  /** Whether the link to the chosen tool may hold a field. */
  #takes({ dataset }) {
    const kept = this.#masked ? dataset.personal.split(' ') : []
    return dataset.fieldOf.split(' ').includes(this.#tool) && !kept.includes(this.#tool)
  }

  /** What the link brings along, by the names of the tool's fields; empty ones included. */
  #given() {
    const taken = this.fields.filter((field) => this.#takes(field.closest('[data-field-of]')))
    return Object.fromEntries(taken.map((field) => [field.name, this.#value(field)]))
  }

  #value({ name, value }) {
    if (!this.#masked) return value.trim()
    const { rewriting } = this.form.dataset
    return name === 'from' ? maskFrom(value, rewriting.split(' ')) : maskAddresses(value.trim())
  }

  #address() {
    const { tool, language } = this.form.elements
    const { go, page } = tool.selectedOptions[0].dataset
    const address = new URL(language.value ? `${language.value}/${page}` : `go/${go}/`, SITE)
    const filled = Object.entries(this.#given()).filter(([, value]) => value)
    const fields = new URLSearchParams(filled).toString()
    if (fields) address.hash = [...page.split('#').slice(1), fields].join('&')
    return address.href
  }

  /** Lead to the lines that put the chosen tool into another site, where there are some. */
  #offerToEmbed(place) {
    const { tool, language } = this.form.elements
    place.hidden = !place.dataset.tools.split(' ').includes(tool.value)
    const chosen = { tool: tool.value, ...(language.value && { language: language.value }) }
    place.querySelector('a').hash = new URLSearchParams(chosen)
  }

  #copy(button) {
    if (button) copy(this.#address(), button.closest('.copy'))
  }
}

customElements.define('link-builder', LinkBuilder)

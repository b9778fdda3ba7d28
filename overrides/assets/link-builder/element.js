import { copy } from '../tools/copy.js'
import { connectFields, keepThroughBack } from '../tools/fields.js'
import { SITE } from '../tools/template.js'

// What Markdown would take for markup in an answer.
const MARKUP = /[\\`*_<>[\]]/g

/** `<link-builder>`: a link to a place of the site, and an answer around it for a ticket. */
class LinkBuilder extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    connectFields(this.form)
    keepThroughBack(this.form)
    this.form.addEventListener('input', () => this.#show())
    this.addEventListener('click', ({ target }) => this.#copy(target.closest('[data-copies]')))
    this.#show()
  }

  #show() {
    const { place, answer, from, 'no-local-part': tick } = this.form.elements
    const { dataset } = place.selectedOptions[0]
    const suffix = answer.value[0].toUpperCase() + answer.value.slice(1)
    const given = this.#given(dataset.prefill.split(' '))
    this.querySelector('[data-fills]').hidden = !dataset.prefill
    this.#tell(tick.checked && from.value ? given.from : '')
    this.#showLink(this.#link(dataset.go, given))
    this.#showAnswer(answer.value, dataset[`answer${suffix}`], dataset[`title${suffix}`])
  }

  /** What the link brings along: names and values of the fields that the place can fill. */
  #given(names) {
    const { elements } = this.form
    const given = Object.fromEntries(names.map((name) => [name, elements[name]?.value.trim()]))
    if (elements['no-local-part'].checked && given.from) {
      given.from = withoutLocalPart(given.from, this.form.dataset.rewriting.split(' '))
    }
    return given
  }

  #link(go, given) {
    const { place, language } = this.form.elements
    const address = new URL(language.value ? `${language.value}/${place.value}` : `go/${go}`, SITE)
    const filled = Object.entries(given).filter(([, value]) => value)
    if (filled.length > 0) address.hash = new URLSearchParams(filled)
    return address.href
  }

  #tell(address) {
    const line = this.querySelector('[data-shows]')
    line.hidden = !address
    line.querySelector('strong').textContent = address
  }

  #showLink(address) {
    const link = this.querySelector('[data-link]')
    link.href = address
    link.textContent = address
  }

  #showAnswer(language, answer, title) {
    const [before, after] = answer.split('{link}')
    const link = document.createElement('a')
    link.href = this.querySelector('[data-link]').href
    link.textContent = title
    const paragraph = this.querySelector('[data-answer]')
    paragraph.lang = language
    paragraph.replaceChildren(before, link, after)
  }

  #copy(button) {
    if (!button) return
    const paragraph = this.querySelector('[data-answer]')
    const [before, link, after] = paragraph.childNodes
    const around = (middle, write = (text) => text) => write(before.data) + middle + write(after.data)
    const text = around(link.href)
    const texts = {
      link: link.href,
      text,
      markdown: around(`[${escaped(link.textContent)}](${link.href})`, escaped),
      rich: text,
    }
    const { copies } = button.dataset
    copy(texts[copies], button.closest('.copy'), copies === 'rich' ? paragraph.outerHTML : null)
  }
}

/**
 * Put "name" where the local part stood, and drop a display name. What stands behind the "=" in an
 * address that the platform rewrote (max=example.de@….hs-send.com) stays: the answer is about it.
 */
function withoutLocalPart(address, rewriting) {
  const [, local, domain] = address.match(/^(.*)@([^@>\s]+)[>\s]*$/s) ?? []
  if (!domain) return ''
  const rewritten = rewriting.some((name) => `.${domain.toLowerCase()}`.endsWith(`.${name}`))
  const original = rewritten ? local.match(/=[^=]*$/)?.[0] : ''
  return `name${original ?? ''}@${domain}`
}

function escaped(text) {
  return text.replace(MARKUP, '\\$&')
}

customElements.define('link-builder', LinkBuilder)

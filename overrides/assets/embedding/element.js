import { copy } from '../tools/copy.js'
import { connectFields, keepThroughBack } from '../tools/fields.js'
import { readLink, writeLink } from '../tools/link.js'
import { SITE } from '../tools/template.js'

/** `<embed-chooser>`: the lines that put a tool into a page, for one tool and one language. */
class EmbedChooser extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    const { tool, language } = this.form.elements
    this.controls = [tool, language]
    connectFields(this.form)
    keepThroughBack(this.form)
    this.form.addEventListener('input', () => {
      writeLink({ tool: tool.value, language: language.value }, this.controls)
      this.#show()
    })
    addEventListener('hashchange', () => this.#followLink())
    document.addEventListener('click', ({ target }) => copyLine(target.closest('[data-copies]')))
    this.#followLink()
  }

  #followLink() {
    for (const [control, value] of readLink(this.controls))
      if (offers(control, value)) control.value = value
    this.#show()
  }

  #show() {
    const { tool, language } = this.form.elements
    const { name } = tool.selectedOptions[0].dataset
    const title = JSON.parse(language.selectedOptions[0].dataset.titles)[name]
    const chosen = { site: SITE.href, name, language: language.value, title }
    for (const line of document.querySelectorAll('[data-snippet]')) {
      line.textContent = line.dataset.snippet.replace(/{(\w+)}/g, (_, gap) => chosen[gap])
    }
    showExample(name, language.value)
  }
}

function offers(select, value) {
  return [...select.options].some((option) => option.value === value)
}

/** Show the tool as any other page would: by the line that stands there to be copied. */
function showExample(tool, language) {
  const place = document.querySelector('[data-example]')
  const shown = place.querySelector('script')
  if (shown.dataset.tool === tool && shown.dataset.language === language) return
  const script = Object.assign(document.createElement('script'), { src: shown.src })
  Object.assign(script.dataset, { tool, language })
  place.replaceChildren(script)
}

function copyLine(button) {
  if (!button) return
  copy(button.closest('.embed-line').querySelector('code').textContent, button.closest('.copy'))
}

customElements.define('embed-chooser', EmbedChooser)

/**
 * Fills copies of the page's templates. Values become text, never markup.
 *
 * In a template, `data-slot="name"` takes the text of a value, or for a list a copy of the slot's
 * own template for each item; `data-if="name"` and `data-if="name=value"` keep an element, and
 * `data-if="!name"` keeps one where there is no such value, `data-if="!name=value"` where it is another;
 * `data-href="name"` takes an address, which may begin at the site's root; `data-value="name"` gives
 * a button or an option its value.
 */

/** The site's root, wherever it is published: every bundle lies two folders below it. */
export const SITE = new URL('../../', import.meta.url)

const CONDITION = /^(!?)([^=]*)(?:=(.*))?$/
const UNBROKEN = /((?<!\w)(?:\p{L}-\p{L}+|\d{4}-\d\d-\d\d(?!\w)))/u

/**
 * @param {HTMLTemplateElement} template
 * @param {Record<string, unknown>} values strings, or lists of such records
 * @returns {DocumentFragment}
 */
export function render(template, values) {
  const copy = template.content.cloneNode(true)
  for (const element of copy.querySelectorAll('[data-if]')) keepOrRemove(element, values)
  for (const link of copy.querySelectorAll('[data-href]'))
    link.href = address(values[link.dataset.href])
  for (const control of copy.querySelectorAll('[data-value]'))
    control.value = values[control.dataset.value]
  for (const element of copy.querySelectorAll('[data-slot]')) fill(element, values)
  return copy
}

function keepOrRemove(element, values) {
  const [, not, name, wanted] = element.dataset.if.match(CONDITION)
  const value = values[name]
  const holds = wanted === undefined ? value?.length > 0 : value === wanted
  if (Boolean(holds) === Boolean(not)) element.remove()
}

function fill(element, values) {
  const value = values[element.dataset.slot]
  if (!Array.isArray(value)) return element.replaceChildren(...unbroken(String(value ?? '')))
  const template = element.querySelector('template')
  element.append(...value.map((item) => render(template, item)))
}

/** Return a text as nodes, so that no line ends in "E-Mail" (site_build/publishing/unbroken.py). */
function unbroken(text) {
  return text.split(UNBROKEN).map((part, number) => {
    if (number % 2 === 0) return part
    const word = document.createElement('span')
    word.className = 'unbroken'
    word.textContent = part
    return word
  })
}

/** The site may be published in a subfolder; a report's links begin at the site's root. */
function address(path) {
  return new URL(path.replace(/^\//, ''), SITE).href
}

/** Return a rendered copy as plain text: one line for each paragraph and list item. */
export function plainText(fragment) {
  const lines = [...fragment.querySelectorAll('p, li')]
  return lines.map((line) => line.textContent.trim().replace(/\s+/g, ' ')).join('\n')
}

import { copy } from '../tools/copy.js'

// What Markdown would take for markup in an answer.
const MARKUP = /[\\`*_<>[\]]/g

/** Write an answer in another language: {link} in its text is the link that stands there. */
export function write(answer, language, text, title) {
  const [before, behind] = text.split('{link}')
  const link = answer.querySelector('a')
  link.dataset.title = title
  answer.lang = language
  answer.querySelector('p').replaceChildren(before, link, behind)
}

/** Copy the answer of a case in the form that the button names. */
export function copyAnswer(button) {
  if (!button) return
  const paragraph = button.closest('.case').querySelector('.answer p')
  const { copies } = button.dataset
  copy(
    copies === 'markdown' ? asMarkdown(paragraph) : asText(paragraph),
    button.closest('.copy'),
    copies === 'formatted' ? asHtml(paragraph) : null,
  )
}

function asText(paragraph) {
  const [before, link, behind] = parts(paragraph)
  return before + link.href + behind
}

function asMarkdown(paragraph) {
  const [before, link, behind] = parts(paragraph)
  return `${escaped(before)}[${escaped(link.dataset.title)}](${link.href})${escaped(behind)}`
}

/** In place of the address stands the name of the place: the link says where it leads. */
function asHtml(paragraph) {
  const [before, link, behind] = parts(paragraph)
  const named = document.createElement('a')
  named.href = link.href
  named.textContent = link.dataset.title
  const copied = document.createElement('p')
  copied.lang = paragraph.parentElement.lang
  copied.append(before, named, behind)
  return copied.outerHTML
}

/** What stands before the link, the link, and what stands behind it. */
function parts(paragraph) {
  const [before, link, behind] = paragraph.childNodes
  return [before.data, link, behind?.data ?? '']
}

function escaped(text) {
  return text.replace(MARKUP, '\\$&')
}

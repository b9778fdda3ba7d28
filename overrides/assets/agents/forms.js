import { copy } from '../tools/copy.js'

// What Markdown would take for markup in an answer.
const MARKUP = /[\\`*_<>[\]]/g

/** Copy the answer of a case in a language, in the form that the button names. */
export function copyAnswer(button, language) {
  if (!button) return
  const paragraph = button.closest('.case').querySelector(`.answer[lang="${language}"] p`)
  const { copies } = button.dataset
  copy(
    copies === 'markdown' ? asMarkdown(paragraph) : asText(paragraph),
    button.closest('.copy'),
    copies === 'formatted' ? asHtml(paragraph) : null,
  )
}

function asText(paragraph) {
  const [before, link, behind] = paragraph.childNodes
  return before.data + link.href + (behind?.data ?? '')
}

function asMarkdown(paragraph) {
  const [before, link, behind] = paragraph.childNodes
  const named = `[${escaped(link.dataset.title)}](${link.href})`
  return escaped(before.data) + named + escaped(behind?.data ?? '')
}

/** In place of the address stands the name of the place: the link says where it leads. */
function asHtml(paragraph) {
  const copied = document.createElement('p')
  const [before, link, behind] = paragraph.childNodes
  const named = document.createElement('a')
  named.href = link.href
  named.textContent = link.dataset.title
  copied.append(before.data, named, behind?.data ?? '')
  copied.lang = paragraph.parentElement.lang
  return copied.outerHTML
}

function escaped(text) {
  return text.replace(MARKUP, '\\$&')
}

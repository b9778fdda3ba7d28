// Puts what was found into the form in which the theme shows results.

import { pageOf } from './places.js'
import { termsOf } from './reading.js'

const EXCERPT_WORDS = 30
const WORDS_BEFORE = 3
// "E-Mail", in which no line ends (site_build/publishing/unbroken.py).
const UNBROKEN = /(?<!\w)\p{L}-\p{L}+/gu
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Return a list of pages, each a list of results that begins with its best. The theme shows the
 * page itself and its best places, the rest behind "more on this page": so the page is always there.
 */
export function shown(found, docs, read) {
  const pages = [...new Set(found.map(({ doc }) => pageOf(doc.location)))]
  return pages.map((page) => {
    const results = found.filter(({ doc }) => pageOf(doc.location) === page)
    const isThere = results.some(({ doc }) => doc.location === page)
    const itself = docs.find((doc) => doc.location === page)
    if (!isThere) results.push({ doc: itself, terms: new Set(), missing: [], score: 0 })
    return results.map((result) => entry(result, read))
  })
}

function entry({ doc, terms, missing, score }, read) {
  return {
    location: doc.location,
    title: marked(doc.title, read(doc.title), terms),
    text: `<p>${excerpt(doc.text, read(doc.text), terms)}</p>`,
    score,
    terms: Object.fromEntries(missing.map((word) => [word, false])),
  }
}

/** Return the part of a text that holds the most of what was asked for. */
function excerpt(text, words, terms) {
  const hits = words.map((word) => termsOf(word).find((term) => terms.has(term)))
  const richness = hits.map((hit, at) => hit && new Set(hits.slice(at, at + EXCERPT_WORDS)).size)
  const best = richness.reduce((best, now, at) => (now > (richness[best] ?? 0) ? at : best), 0)
  const first = Math.max(0, best - WORDS_BEFORE)
  const start = first === 0 ? 0 : words[first].start
  const end = words[first + EXCERPT_WORDS]?.start ?? text.length
  const part = words.slice(first, first + EXCERPT_WORDS)
  const moved = part.map((word) => ({ ...word, start: word.start - start }))
  const inside = marked(text.slice(start, end).trimEnd(), moved, terms)
  return (start > 0 ? '… ' : '') + inside + (end < text.length ? ' …' : '')
}

/** Return a text as HTML in which the words that were asked for are marked. */
function marked(text, words, terms) {
  let html = ''
  let end = 0
  for (const { word, start, ...rest } of words) {
    if (!termsOf(rest).some((term) => terms.has(term))) continue
    html += `${escaped(text.slice(end, start))}<mark>${escaped(word)}</mark>`
    end = start + word.length
  }
  return html + escaped(text.slice(end))
}

function escaped(text) {
  const html = text.replace(/[&<>]/g, (character) => ENTITIES[character])
  return html.replace(UNBROKEN, '<span class="unbroken">$&</span>')
}

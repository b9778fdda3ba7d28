// What every page does.

import './heading-links.js'

// Whom a tool's script does not reach gets what readers without scripts get.
addEventListener('load', () => {
  if (document.querySelector('.tool:not(:defined)')) document.documentElement.classList.replace('js', 'no-js')
})

// The chooser offers the browser's language first and sends nobody anywhere; a short link keeps the
// fragment it was opened with and goes on in that language.
const chooser = document.querySelector('[data-chooser]')
if (chooser) {
  if (location.hash) for (const link of chooser.querySelectorAll('a')) link.hash = location.hash
  const preferred = navigator.languages.map((language) => language.slice(0, 2))
  const ranked = preferred.map((language) => chooser.querySelector(`:scope > [lang="${language}"]`))
  const first = ranked.find(Boolean)
  if (first) chooser.prepend(first)
  if (first && chooser.dataset.chooser === 'go') location.replace(first.querySelector('a').href)
}

// An answer is copied with the whole address of its link.
for (const link of document.querySelectorAll('[data-absolute]')) link.textContent = link.href

// Headings and links have the same fragments in all languages.
for (const link of document.querySelectorAll('.language__link')) {
  link.addEventListener('click', () => (link.hash = location.hash))
}

// Whoever enters the search field is about to search: asked for a blank, the search loads itself.
const field = document.querySelector('[data-md-component=search-query]')
field?.addEventListener('focus', () => {
  if (field.value) return
  for (const value of [' ', '']) {
    field.value = value
    field.dispatchEvent(new Event('keyup'))
  }
}, { once: true })

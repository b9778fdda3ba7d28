// What every page does.

import './forget.js'
import './heading-links.js'

// Whom a tool's script does not reach gets what readers without scripts get.
addEventListener('load', () => {
  if (document.querySelector('.tool:not(:defined)')) document.documentElement.classList.replace('js', 'no-js')
})

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

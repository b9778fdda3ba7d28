// What every page does.

import './forget.js'
import './heading-links.js'
import './moved.js'
import './print.js'
import './sheets.js'

// An answer is copied with the whole address of its link.
for (const link of document.querySelectorAll('[data-absolute]')) link.textContent = link.href

// Headings and links have the same fragments in all languages.
for (const link of document.querySelectorAll('.language__link')) {
  link.addEventListener('click', () => (link.hash = location.hash))
}

// Whoever enters the search field is about to search: asked for a blank, the search loads itself.
const field = document.querySelector('[data-md-component=search-query]')
field?.addEventListener(
  'focus',
  () => {
    if (field.value) return
    for (const value of [' ', '']) {
      field.value = value
      field.dispatchEvent(new Event('keyup'))
    }
  },
  { once: true },
)

// Tab leaves the search. The theme would take the focus off the field before, and WebKit then begins
// at the top of the page again (WebKitGTK 2.50.6): no key would lead below the header.
field?.addEventListener('keydown', (event) => {
  if (event.key !== 'Tab') return
  event.stopPropagation()
  const open = document.querySelector('[data-md-toggle=search]')
  if (open.checked) open.click()
})

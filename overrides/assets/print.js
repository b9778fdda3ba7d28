// A printed link is of use when its address stands beside it, without what it would fill in; and a
// printed answer beside what was asked, unless that is a whole message.

const FILLED_IN = /#.*=.*/
const IS_ADDRESS = /^https?:/

addEventListener('beforeprint', () => {
  for (const link of document.querySelectorAll('article a[href]')) {
    const inside = link.getAttribute('href').startsWith('#')
    if (inside || IS_ADDRESS.test(link.textContent)) continue
    link.dataset.address = link.href.replace(FILLED_IN, '')
  }
  // The theme unfolds for the printer what was there when it began; an answer stays as it was left.
  for (const fold of document.querySelectorAll('output details')) {
    fold.toggleAttribute('data-folded', !fold.open)
  }
  for (const control of document.querySelectorAll('.field > [name]:not(.source)')) {
    const field = control.parentElement
    field.dataset.entered = entered(control)
    if (!field.dataset.entered) delete field.dataset.entered
  }
})

/** Return what a control holds, as the page shows it. */
function entered({ type, value, checked, files, selectedOptions }) {
  if (files) return files[0]?.name ?? ''
  if (type === 'checkbox') return checked ? '✓' : ''
  return value && selectedOptions ? selectedOptions[0].text : value
}

// A printed link is of use when its address stands beside it, without what it would fill in; and a
// printed answer beside what was asked, unless that is a whole message.

const FILLED_IN = /#.*=.*/

addEventListener('beforeprint', () => {
  for (const link of document.querySelectorAll('article a[href]')) {
    const inside = link.getAttribute('href').startsWith('#')
    if (inside || link.textContent === link.href) continue
    link.dataset.address = link.href.replace(FILLED_IN, '')
  }
  for (const control of document.querySelectorAll('.field > [name]:not(.source)')) {
    const field = control.parentElement
    field.dataset.entered = (control.files ? control.files[0]?.name : control.value) ?? ''
    if (!field.dataset.entered) delete field.dataset.entered
  }
})

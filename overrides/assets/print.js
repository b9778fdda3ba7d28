// A printed link is of use when its address stands beside it, without what it would fill in.

const FILLED_IN = /#.*=.*/

addEventListener('beforeprint', () => {
  for (const link of document.querySelectorAll('article a[href]')) {
    const inside = link.getAttribute('href').startsWith('#')
    if (inside || link.textContent === link.href) continue
    link.dataset.address = link.href.replace(FILLED_IN, '')
  }
})

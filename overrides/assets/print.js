// A printed link is of use when its address stands beside it.

addEventListener('beforeprint', () => {
  for (const link of document.querySelectorAll('article a[href]')) {
    const inside = link.getAttribute('href').startsWith('#')
    if (!inside && link.textContent !== link.href) link.dataset.address = link.href
  }
})

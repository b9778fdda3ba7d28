// What every page does: nothing is loaded here that a reader may not need.

const TOOLS = { 'alignment-checker': './checker/element.js' }

for (const [tag, module] of Object.entries(TOOLS)) {
  if (document.querySelector(tag)) import(module)
}

if (document.querySelector('#copy-link')) import('./heading-links.js')

// The chooser offers the browser's language first and sends nobody anywhere; a short link goes on
// in that language, with the fragment it was opened with.
const chooser = document.querySelector('[data-chooser]')
if (chooser) {
  const preferred = navigator.languages.map((language) => language.slice(0, 2))
  const ranked = preferred.map((language) => chooser.querySelector(`:scope > [lang="${language}"]`))
  const first = ranked.find(Boolean)
  if (first) chooser.prepend(first)
  if (first && chooser.dataset.chooser === 'go') {
    const target = new URL(first.querySelector('a').href)
    if (location.hash) target.hash = location.hash
    location.replace(target)
  }
}

// An answer is copied with the whole address of its link.
for (const link of document.querySelectorAll('[data-absolute]')) link.textContent = link.href

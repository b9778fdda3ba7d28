// What every page does: nothing is loaded here that a reader may not need.

const TOOLS = { 'alignment-checker': './checker/element.js' }

for (const [tag, module] of Object.entries(TOOLS)) {
  if (document.querySelector(tag)) import(module)
}

if (document.querySelector('#copy-link')) import('./heading-links.js')

// The chooser offers the browser's language first; it sends nobody anywhere.
const chooser = document.querySelector('[data-chooser]')
if (chooser) {
  const preferred = navigator.languages.map((language) => language.slice(0, 2))
  const ranked = preferred.map((language) => chooser.querySelector(`:scope > [lang="${language}"]`))
  const first = ranked.find(Boolean)
  if (first) chooser.prepend(first)
}

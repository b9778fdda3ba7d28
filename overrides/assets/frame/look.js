/** Takes from the page around whether it is light or dark, and its colours; and nothing else. */

import { wear } from './colours.js'

addEventListener('message', ({ source, data }) => {
  if (source !== parent || data?.type !== 'delivered:look') return
  document.body.dataset.mdColorScheme = schemeFor(String(data.scheme))
  wear(data.colours ?? {})
})

/**
 * Return what the theme calls a scheme.
 * @param {string} scheme as CSS computes `color-scheme`: `normal` where a page says nothing, and then
 *   it is light
 */
function schemeFor(scheme) {
  const [light, dark] = ['light', 'dark'].map((name) => scheme.split(' ').includes(name))
  if (light && dark) return 'auto'
  return dark ? 'slate' : 'default'
}

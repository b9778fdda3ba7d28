// Lets the site work without a network. The worker stands at the root of the site, because it may
// only serve what lies below it; it starts when the page is done and no tool is at work, so that no
// reader waits for it.

import { rest } from './rest.js'

const ROOT = new URL('../../../', import.meta.url)

async function start() {
  await rest()
  const script = new URL('offline.js', ROOT)
  // Browsers that keep nothing of a site, as in a private window, refuse: the page is whole without.
  const registered = await navigator.serviceWorker.register(script).catch(() => null)
  if (!registered) return
  const { active } = await navigator.serviceWorker.ready
  const keep = (urls) => active.postMessage({ keep: urls })
  keep([location.href.split('#')[0]])
  const loaded = new PerformanceObserver((list) => keep(list.getEntries().map(({ name }) => name)))
  loaded.observe({ type: 'resource', buffered: true })
  document.documentElement.classList.add('works-offline')
}

if ('serviceWorker' in navigator) {
  if (document.readyState === 'complete') start()
  else addEventListener('load', start)
}

// Takes back what start.js has set up in a reader's browser: `extra.offline` in mkdocs.yml is off.

const ROOT = new URL('../../../', import.meta.url)

if ('serviceWorker' in navigator) {
  const registration = await navigator.serviceWorker.getRegistration(ROOT)
  if (registration?.scope === ROOT.href) await registration.unregister()
  for (const name of ['kept-files', 'kept-pages']) await caches.delete(`${name} ${ROOT}`)
}

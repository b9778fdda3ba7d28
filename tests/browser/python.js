// Stands in for Python in the browser where a test is about the page: the test answers itself.

import { serve } from '../../overrides/assets/runtime/serve.js'

serve(async (_tool, { folder, onProgress }) => {
  const at = (path) => new URL(path, folder)
  onProgress({ phase: 'download', share: 0.5 })
  const started = await fetch(at('/test/start'))
  if (!started.ok) throw Object.assign(new Error(), { reason: await started.text() })
  const ask = (request) => fetch(at('/test/answer'), { method: 'POST', body: request })
  return { answer: async (request) => (await ask(request)).text() }
})

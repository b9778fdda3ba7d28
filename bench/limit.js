/** In the place of the site's worker: it has the answers that the bench puts in front of it. */

import { serve } from '../overrides/assets/runtime/serve.js'

serve(async () => ({ answer: async (request) => globalThis.REPORTS[JSON.parse(request).tool] }))

// The worker of every tool.

import { serve } from './serve.js'
import { start } from './start.js'

serve(start)

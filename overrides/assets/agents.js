// What the agents' page does.

import './agents/finder.js'
import './agents/links.js'

// What the page with the plan has in the place of tools.js.

import './tools.js'
import './plan/element.js'

// What the page with the one door has in the place of tools.js.

import './tools.js'
import './door/element.js'

// What a tool does in a frame on another site, besides being a tool. It starts nothing that keeps
// anything: no theme, no search, no service worker.

import './frame/height.js'
import './frame/look.js'
import './print.js'

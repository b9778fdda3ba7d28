// What the page does for whoever puts a tool into their own.

import './embedding/element.js'

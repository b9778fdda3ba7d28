// What few answers need: it says that another tool reads what was entered, and opens that one here.

export { lookElsewhere, openTool } from './tools/elsewhere.js'

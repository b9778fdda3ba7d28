// What searches, once it is loaded (javascripts/workers/later.js): the build puts the words of all
// pages behind this script (site_build/publishing/search.py).

import { ranker } from './ranking.js'
import { reader } from './reading.js'
import { shown } from './showing.js'

/** Prepare a search in what the build knows; it answers what is typed with the theme's results. */
self.openSearch = ({ docs: columns, ...language }) => {
  const docs = rowsOf(columns)
  const words = reader(language)
  const rank = ranker(docs, words)
  return (query) => shown(rank(query), docs, words.read)
}

/** Return as objects what the build writes by what each says: `{ title: […], text: […], … }`. */
function rowsOf(columns) {
  const said = Object.entries(columns)
  const rowOf = (_, row) => Object.fromEntries(said.map(([name, values]) => [name, values[row]]))
  return columns.location.map(rowOf)
}

// Finds the places that answer what was typed, the best first.

import { pageOf } from './places.js'
import { termsOf } from './reading.js'
import { wisher } from './wishes.js'

// What a word counts in a heading (or in what people call the place), in the text, and in the name of
// the page.
const IN_NAME = 3
const IN_TEXT = 1
const ON_PAGE = 0.7
// The share of the best place's score that a place must have.
const WORTH_SHOWING = 0.15

/**
 * Return a function from what was typed to the places that answer it, the best first:
 * `{ doc, terms, missing, score }` each, with the terms that were looked for and the words of which
 * nothing is there.
 *
 * `docs` are the sections of all pages: `location`, `title`, `text`, `names`, which is what people
 * call it, and `weight`.
 */
export function ranker(docs, words) {
  const read = docs.map((doc) => ({
    doc,
    names: [doc.title, ...doc.names].map(words.read),
    text: words.read(doc.text),
  }))
  const places = read.map(placeOf)
  const pages = new Map(places.map((place) => [place.doc.location, place]))
  const used = read.flatMap(({ names, text }) => [...names.flat(), ...text])
  const wishesFor = wisher(words, [...used, ...used.flatMap((one) => one.pieces), ...words.known])

  return function rank(query) {
    const wishes = wishesFor(query).map((wish) => ({ ...wish, weight: rarity(wish) }))
    const terms = new Set(wishes.flatMap((wish) => [...wish.terms.keys()]))
    const judged = places.map((place) => ({
      doc: place.doc,
      terms,
      ...judge(place, pages.get(pageOf(place.doc.location)), wishes),
    }))
    const found = judged.sort((one, other) => other.score - one.score)
    const least = found[0].score * WORTH_SHOWING
    return found.filter(({ score }) => score > 0 && score >= least)
  }

  /** Return a place with the terms of each of its names, of all of them, and how often its text has each. */
  function placeOf({ doc, names, text }) {
    const counts = new Map()
    for (const term of text.flatMap(termsOf)) counts.set(term, 1 + (counts.get(term) ?? 0))
    const named = names.map((name) => words.telling(name).map(termsOf))
    return { doc, counts, names: named, allNames: new Set(named.flat(2)) }
  }

  /** Return what a wish counts: the fewer places satisfy it, the more does one that does. */
  function rarity(wish) {
    const met = places.filter((one) => nearest(one.allNames, wish) + inText(one, wish) > 0).length
    return Math.log(1 + (places.length - met + 0.5) / (met + 0.5))
  }
}

/** Return how well a place answers all wishes, and the words of which nothing is there. */
function judge(place, page, wishes) {
  const sum = { all: 0, met: 0, text: 0, page: 0 }
  const missing = []
  for (const wish of wishes) {
    const onPage = place === page ? 0 : ON_PAGE * nearest(page.allNames, wish)
    const text = inText(place, wish)
    const met = Math.max(nearest(place.allNames, wish), text, onPage)
    sum.all += wish.weight
    sum.met += wish.weight * met
    sum.text += wish.weight * text
    sum.page += wish.weight * onPage
    if (met === 0) missing.push(wish.word)
  }
  const own = IN_NAME * likeness(place.names, wishes) + IN_TEXT * sum.text
  // Who asks for three things is not helped with one of them.
  const share = sum.met / sum.all || 0
  return { missing, score: own && (own + sum.page) * share * place.doc.weight }
}

/** Return how well the best of some names satisfies all wishes; the more it says besides, the less. */
function likeness(names, wishes) {
  const scores = names.map((name) => {
    const asked = name.filter((terms) =>
      terms.some((term) => wishes.some((wish) => wish.terms.has(term))),
    )
    if (asked.length === 0) return 0
    const terms = new Set(asked.flat())
    const met = wishes.reduce((sum, wish) => sum + wish.weight * nearest(terms, wish), 0)
    return met * Math.sqrt(asked.length / name.length)
  })
  return Math.max(...scores)
}

/** The second time a text says a word counts less than the first, the third less still. */
function inText({ counts }, wish) {
  let best = 0
  for (const [term, near] of wish.terms) {
    const count = counts.get(term) ?? 0
    best = Math.max(best, (near * count) / (count + 1))
  }
  return best
}

/** Return how well the best of some terms satisfies a wish. */
function nearest(terms, wish) {
  let best = 0
  for (const [term, near] of wish.terms) if (near > best && terms.has(term)) best = near
  return best
}

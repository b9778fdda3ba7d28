// Makes of each word that was typed a wish: the terms that would satisfy it, and how well.

import { isOneSlip } from './slips.js'

// How well a term satisfies; the word itself does fully.
const SAME_MEANING = 0.8
const BEGINS_SO = 0.8
const ONE_SLIP = 0.7
const CONTAINS = 0.5
const BEGINS_ALIKE = 0.5
// Whoever pastes a whole message asks for its beginning.
const MOST_WORDS = 16
// The fewest letters of a word that is only begun, that others may contain, that may hold a slip, of
// the words that another consists of, and that two words begin with that are related.
const FEWEST = { begins: 2, contains: 4, slip: 4, piece: 3, alike: 5 }

/**
 * Return a function from what was typed to its wishes: `{ word, terms }` each, `terms` a map from
 * term to how well it satisfies. `vocabulary` holds the forms of all words that could.
 */
export function wisher({ formOf, read, telling, meaningsOf }, vocabulary) {
  const stems = new Map(vocabulary.map((one) => [one.plain, one.stem]))
  const words = new Set(stems.values())

  return (query) => telling(read(query)).slice(0, MOST_WORDS).flatMap(wishesFor)

  function wishesFor({ pieces, meanings = [], ...one }) {
    const longer = longerWords(one.stem)
    const meant = words.has(one.stem)
      ? [[one.stem, 1]]
      : longer.length > 0
        ? longer
        : slips(one.plain)
    if (meant.length + meanings.length === 0) {
      const parts = pieces.length > 0 ? pieces : piecesIn(one.plain)
      if (parts.length > 0) return parts.flatMap(wishesFor)
      meant.push(...relatives(one.stem))
    }
    const terms = new Map()
    const add = (term, near) => terms.set(term, Math.max(near, terms.get(term) ?? 0))
    for (const meaning of meanings) add(meaning, SAME_MEANING)
    for (const [term, near] of longer) add(term, near)
    for (const [term, near] of meant) {
      add(term, near)
      for (const meaning of meaningsOf(term)) add(meaning, near * SAME_MEANING)
    }
    return [{ word: one.word, terms }]
  }

  /** Return what begins with a word, as words do while they are typed, or has it in it. */
  function longerWords(stem) {
    const fewest = words.has(stem) ? FEWEST.contains : FEWEST.begins
    const nearness = (word) => {
      if (word.length <= stem.length) return 0
      const share = stem.length / word.length
      if (stem.length >= fewest && word.startsWith(stem)) return BEGINS_SO * share
      return stem.length >= FEWEST.contains && word.includes(stem) ? CONTAINS * share : 0
    }
    return Array.from(words, (word) => [word, nearness(word)]).filter(([, near]) => near > 0)
  }

  /** Whole words are compared: the slip may be in the ending. */
  function slips(typed) {
    if (typed.length < FEWEST.slip) return []
    const meant = Array.from(stems).filter(([plain]) => isOneSlip(typed, plain))
    return meant.map(([, stem]) => [stem, ONE_SLIP])
  }

  /** Return the two known words that a word consists of, such as "Quarantänebericht"; or none. */
  function piecesIn(typed) {
    for (let end = typed.length - FEWEST.piece; end >= FEWEST.piece; end -= 1) {
      const pair = [formOf(typed.slice(0, end)), formOf(typed.slice(end))]
      if (pair.every((piece) => words.has(piece.stem))) return pair
    }
    return []
  }

  /** Return what begins with half of a word, as "authentisch" and "Authentifizierung" do. */
  function relatives(stem) {
    const common = Math.max(FEWEST.alike, Math.ceil(stem.length / 2))
    if (stem.length < common) return []
    const found = Array.from(words).filter((word) => word.startsWith(stem.slice(0, common)))
    return found.map((word) => [word, BEGINS_ALIKE])
  }
}

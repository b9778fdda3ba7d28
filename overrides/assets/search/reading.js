// Reads a text, or what somebody typed, as the terms under which it is found.

import { isReplyCode, piecesOf, plain, stem, wordsOf } from './words.js'

// What all codes from mail servers' replies mean.
const REPLY_CODE = '=code'

/**
 * Return a reader of texts in a language. `same` holds lists of expressions that mean the same;
 * `fill` the words that say nothing about what is looked for, blanks between them.
 */
export function reader({ language, same, fill }) {
  const forms = new Map()
  const ignored = new Set(formsOf(fill).map((one) => one.stem))
  const meanings = new Map()
  for (const [number, expressions] of same.entries()) {
    for (const key of new Set(expressions.map((one) => keyOf(formsOf(one))))) {
      meanings.set(key, [...meaningsOf(key), `=${number}`])
    }
  }
  const expressions = Array.from(meanings.keys(), (key) => key.split(' '))
  const beginnings = new Set(expressions.map(([first]) => first))
  const longest = Math.max(0, ...expressions.map((stems) => stems.length))

  /** Return the forms of a word and of its pieces; most words are met again and again. */
  function formOf(word) {
    if (!forms.has(word)) {
      const pieces = piecesOf(word).map(formOf)
      forms.set(word, { word, plain: plain(word, language), stem: stem(word, language), pieces })
    }
    return forms.get(word)
  }

  function formsOf(text) {
    return wordsOf(text).map(({ word }) => formOf(word))
  }

  function meaningsOf(key) {
    return meanings.get(key) ?? []
  }

  /**
   * Return the words of a text: `{ word, start, plain, stem, pieces, meanings }` each. A meaning is
   * the name of a list that the word is in, alone or with its neighbours, or that of all reply codes.
   */
  function read(text) {
    const words = wordsOf(text).map(({ word, start }) => {
      const meanings = isReplyCode(word) ? [REPLY_CODE] : []
      return { ...formOf(word), start, meanings }
    })
    for (const [from, { stem }] of words.entries()) {
      if (!beginnings.has(stem)) continue
      for (let length = 1; length <= longest; length += 1) {
        const some = words.slice(from, from + length)
        const found = some.length === length ? meaningsOf(keyOf(some)) : []
        for (const one of some) one.meanings.push(...found)
      }
    }
    return words
  }

  /** Return the words that say something; all, where none does. */
  function telling(words) {
    const rest = words.filter((one) => !ignored.has(one.stem) && one.stem.length > 1)
    return rest.length > 0 ? rest : words
  }

  return { formOf, read, telling, meaningsOf, known: formsOf(same.flat().join(' ')) }
}

function keyOf(forms) {
  return forms.map((one) => one.stem).join(' ')
}

/** Return the terms under which a word that was read is found. */
export function termsOf({ stem, pieces, meanings }) {
  return [stem, ...pieces.map((piece) => piece.stem), ...meanings]
}

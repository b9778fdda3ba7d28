// Stands in front of the theme's search worker.
//
// The theme looks for words that begin with what was typed: "Nachricht" finds "Nachrichten", but
// "Nachrichten" never finds "Nachricht". So ask for the stem of each word instead; the theme's
// own stemmers cannot do it, as it does not apply them to what it looks for. It also calls a word
// like "nicht" missing that its index leaves out; so such words are kept in the index, and asked
// for only where nothing else is asked for ("nicht da").

// Endings that inflect a word, taken off only where enough letters stay: "Ordner" is whole.
const ENDINGS = {
  de: /(?<=\p{L}{4})(?:en|em|es|e|n|s)$|(?<=\p{L}{6})er$/iu,
  en: /(?<=\p{L}{4})(?:ings|ing|ed|es|s)$/iu,
}
// A status code such as 5.7.515 is one word, here as in the index (`separator`).
const WORD = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+/gu

let language

function words(query) {
  if (query.includes('"')) return query
  const all = query.normalize().match(WORD) ?? []
  const telling = all.filter((word) => !isFillWord(word.toLowerCase()))
  return (telling.length > 0 ? telling : all).map(stem).map(preferWhole).join(' ')
}

function isFillWord(word) {
  return !(lunr[language] ?? lunr).stopWordFilter(word)
}

function stem(word) {
  return word.replace(ENDINGS[language], '')
}

// "ip" is the beginning of "iPhone" too, but the word itself counts for more.
function preferWhole(word) {
  return `${word}^9 ${word}`
}

addEventListener('message', ({ data: message }) => {
  if (message.type === SETUP) {
    language = message.data.config.lang[0]
    // The index holds words as they are (`pipeline`), for which no language needs a file of its own.
    message.data.config.lang = ['en']
  }
  if (message.type === QUERY) message.data = words(message.data)
})

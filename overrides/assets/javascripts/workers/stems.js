// Stands in front of the theme's search worker, whose file name comes behind the question mark.
//
// The theme looks for words that begin with what was typed: "Nachricht" finds "Nachrichten", but
// "Nachrichten" never finds "Nachricht". So ask for the stem of each word instead; the theme's
// own stemmers cannot do it, as it does not apply them to what it looks for.

const SETUP = 0
const QUERY = 2

// Endings that inflect a word, taken off only where at least four letters stay.
const ENDINGS = {
  de: /(?<=\p{L}{4})(?:ern|en|em|er|es|e|n|s)$/iu,
  en: /(?<=\p{L}{4})(?:ings|ing|ed|es|s)$/iu,
}
const PLAIN_WORD = /^[\p{L}\p{N}]+$/u

let ending

function stems(query) {
  if (query.includes('"')) return query
  return query.replace(/\S+/gu, (word) => (PLAIN_WORD.test(word) ? word.replace(ending, '') : word))
}

addEventListener('message', ({ data: message }) => {
  if (message.type === SETUP) ending = ENDINGS[message.data.config.lang[0]]
  if (message.type === QUERY) message.data = stems(message.data)
})

importScripts(location.search.slice(1))

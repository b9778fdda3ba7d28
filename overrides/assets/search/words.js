// What a word is to the search: "Spam-Ordner", "spamordner" and "Spamordnern" are one.

// What hyphens or dots hold together is one word, and so is a status code such as 5.7.515; but
// 550-5.7.26 is a reply's number and a status code.
const WORD = /[\p{L}\p{N}]+(?:(?:[.=’']|-(?=\p{L}))[\p{L}\p{N}]+)*/gu
const JOINTS = /[-.=’']/gu
const STATUS_CODE = /^\p{N}+(?:\.\p{N}+)+$/u
// What a mail server answers with: 550, or 5.7.26 (RFC 5321, section 4.2.1, and RFC 3463).
const REPLY_CODE = /^[245](?:[0-5]\d|\.\d{1,3}\.\d{1,3})$/
// Endings that inflect a word, taken off only where enough letters stay: "Ordner" is whole.
const ENDINGS = {
  de: /(?<=\p{L}{4})(?:en|em|es|e|n|s)$|(?<=\p{L}{6})er$/u,
  en: /(?<=\p{L}{4})(?:ings|ing|ed|es|e|s)$/u,
}
const NOTHING = /(?!)/u
// How umlauts are written where the keyboard has none.
const UMLAUTS = { de: /([aou])e/g }

/** Return the words of a text with where they start, in their order. */
export function wordsOf(text) {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, start: index }))
}

/** Return the pieces of a word that hyphens or dots hold together; none if it is of one piece. */
export function piecesOf(word) {
  const pieces = STATUS_CODE.test(word) ? [] : word.split(JOINTS)
  return pieces.length > 1 ? pieces.filter((piece) => piece.length > 1) : []
}

/** Whether a word is a code from a mail server's reply. There are more of them than pages can name. */
export function isReplyCode(word) {
  return REPLY_CODE.test(word)
}

/**
 * Return the form in which words are compared: small letters, no joints, no ending, no accents, and
 * in German "ä", "ae" and "a" alike, as people write who have no umlauts.
 */
export function stem(word, language) {
  return folded(small(word).replace(ENDINGS[language] ?? NOTHING, ''), language)
}

/** Return the same with the ending. */
export function plain(word, language) {
  return folded(small(word), language)
}

function small(word) {
  const whole = STATUS_CODE.test(word) ? word : word.replace(JOINTS, '')
  return whole.normalize('NFC').toLowerCase()
}

function folded(word, language) {
  const bare = word
    .normalize('NFD')
    .replace(UMLAUTS[language] ?? NOTHING, '$1')
    .replace(/\p{M}/gu, '')
  return bare.replace(/ß/g, 'ss')
}

/**
 * Questions of every kind that a reader could ask: what the image must be able to answer.
 *
 * Made of pieces in an order that looks random and is the same in every build. The shared test
 * vectors are not among them on purpose: they show whether these are enough.
 */

// prettier-ignore
const PIECES = [
  "max", "Max Muster", "info", "example.de", "news.example.de", "example.co.uk", "gmail.com",
  "gmial.com", "firma.github.io", "straße.de", "strasse.de", "xn--strae-oqa.de", "xn--a",
  "münchen.example", "日本.jp", "пример.рф", "аpple.com", "max=firma.de@12345.hs-send.com",
  "hs-sites.com", "hubspotemail.net", "example.invalid", "localhost", "127.0.0.1", "[127.0.0.1]",
  "::1", "co.uk", "com", "ck", "www.ck", "_dmarc.example.de", "-a.de", "a-.de", "ab--c.de", "1.2",
  "a..b", "x".repeat(64), "y".repeat(1001), "a.".repeat(130), "@", "@", "@", " ", " ", "<", ">",
  "\"", "'", "(", ")", "\\", ",", ";", ":", ".", "..", "。", "＠", "=", "+", "%40", "#", "&", "*",
  "From: ", "Von: ", "mailto:", "?subject=x", "https://", "http://www.", "/path", ":8080",
  "undisclosed:", "\u00a0", "\u200b", "\u00ad", "\ufeff", "\u202e", "\u2028", "\u0000", "\t", "\n",
  "\r\n", "\ud800", "é", "e\u0301", "İ", "ﬁ", "ß", "ς", "🙂", "١", "\u0bcd", "ا", "א",
]
const COUNT = 6000

const NOT_A_QUESTION = ['', '{}', '[]', 'null', '{"tool":"none"}', '"\\ud800"']

/** Yield the requests, as JSON. */
export function* requests() {
  const below = sequence()
  const piece = (first, count) => PIECES[first + below(count)]
  const any = () => piece(0, PIECES.length)
  const some = (most) => Array.from({ length: below(most + 1) }, any).join('')
  const plain = () => `${piece(0, 4)}@${piece(3, 20)}`
  const named = () => `${some(2)} <${plain()}>`
  const froms = [plain, named, () => `${some(3)}@${some(3)}`, () => some(8)]
  for (let i = 0; i < COUNT; i++) {
    const from = froms[i % 4]()
    const domain = i % 3 ? piece(3, 25) : some(6)
    yield JSON.stringify({ tool: 'alignment', from, domain, language: i % 2 ? 'de' : 'en' })
  }
  yield* NOT_A_QUESTION
}

/** Requests for the other tools: one for each kind of module or data that they load. */
export const OTHER_TOOLS = [
  { tool: 'clock', date: '2026-01-02', zone: 'Europe/Berlin', language: 'de' },
  { tool: 'letter', date: '2026-01-02', time: '12:00', zone: 'America/New_York', language: 'en' },
  { tool: 'reply', reply: '550 5.7.1 rejected', language: 'de' },
  { tool: 'headers', text: 'Received: by b.example; 1 Jan 2026 00:00 GMT', language: 'de' },
].map((question) => JSON.stringify(question))

/** A linear congruential generator of whole numbers below the argument. */
function sequence() {
  let state = 1
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) % below
  }
}

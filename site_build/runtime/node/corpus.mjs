/**
 * Questions of every kind that a reader could ask: what the image must be able to answer.
 *
 * First each piece in each place where it can stand, alone; then pieces in an order that looks
 * random and is the same in every build. The shared test vectors are not among them on purpose:
 * they show whether these are enough.
 */

// prettier-ignore
const DOMAINS = [
  "example.de", "news.example.de", "mail.shop.example.com", "example.co.uk", "gmail.com", "gmx.de",
  "googlemail.com", "gmial.com", "exmaple.de", "firma.github.io", "eins.com.de", "straße.de",
  "strasse.de", "xn--strae-oqa.de", "xn--zzzzzz.de", "xn--a", "xn--", "xn--ls8h.de", "xn--a-ecp.ru",
  "münchen.example", "MÜNCHEN.DE", "日本.jp", "例え。テスト", "пример.рф", "аpple.com", "scоре.com",
  "faß.de", "βόλος.com", "نامه.ir", "בדיקה.il", "ශ්‍රී.com", "12345.hs-send.com", "hs-sites.com",
  "hubspotemail.net", "example.invalid", "intern.test", "firma.local", "localhost", "127.0.0.1",
  "[127.0.0.1]", "[IPv6:::1]", "::1", "co.uk", "com", "ck", "www.ck", "city.kawasaki.jp",
  "_dmarc.example.de", "-a.de", "a-.de", "ab--c.de", "1.2", "a..b", ".a.de", "a.de.", "a.zzzz",
  "x".repeat(63) + ".de", "x".repeat(64) + ".de", "a.".repeat(130) + "de", "ü".repeat(60) + ".de",
  "a.".repeat(5) + "a.de", "a.".repeat(7) + "ex.com", "a.".repeat(10) + "b.co.uk", "a.".repeat(14) + "de",
  "hotmail.fr", "hotmial.fr", "gmail.de", "ziggo.nl", "20mail.it", "firma.onmicrosoft.com", "duck.com",
  "bf01.hubspotstarter.net", "bf.eu1.r.hubspot-inbox.com", "simplelogin.co", "name.anonaddy.com",
  "privaterelay.appleid.com", "dmarc.ietf.org",
]
// prettier-ignore
const NAMES = [
  "max", "Max Muster", "Müller", "Müller, Max", "Ærøskøbing", "Łódź", "Пётр", "山田太郎", "🙂 Team",
  "max.muster", "max+tag", "max..x", ".max", "O'Neil", "max=firma.de", "max@firma.de", "From:",
  "Von: Max", "mailto:max", "https://firma.de/x", "Firma GmbH & Co. KG", "\\\"Max\\\"", "(Max)",
  "undisclosed-recipients:;", "Team: max", "x".repeat(65), "y".repeat(1001), "", "a, b; c",
  "max+2Em=firma.de", "max=40firma.de", "max.gmail.com", "max.m.example.de", "max_at_firma.de_x1",
  "max_at_firma_de_x1_y2", "shop+max=firma.de", "max@firma.de [via Relay]", "max at firma.de",
  "prvs=1234567890=max", "SRS0=a=b=firma.de=max", "bounces+1-eva=kunde.de", "1axcgf3xirq6yz1p",
  "IMCEAEX-_O=X_CN=max", "/O=X/OU=Y/CN=Z", "Absender\tMax", "Abmelden", "An: eva@kunde.de",
]
// prettier-ignore
const CHARACTERS = [
  "@", " ", "<", ">", "\"", "'", "(", ")", "[", "]", "{", "\\", ",", ";", ":", ".", "..", "/", "?", "=",
  "+", "%40", "%", "#", "&", "*", "!", "|", "~", "^", "`", "$", "_", "-", "--", "0", "A", "„", "“",
  "»", "’", "。", "．", "｡", "＠", "﹫", "：", "＜", "⟨", "\u00a0", "\u1680", "\u2003", "\u3000",
  "\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e", "\u202e", "\u2066",
  "\u2028", "\u2029", "\u0000", "\u0007", "\u007f", "\u0085", "\u009f", "\t", "\n", "\r\n", "\ud800",
  "\udc00x", "\ufffd", "\uffff", "\ue000", "é", "e\u0301", "\u0301", "İ", "ı", "ﬁ", "ß", "ẞ", "ς", "ſ",
  "K", "Å", "½", "²", "①", "Ⅷ", "ª", "Ω", "ж", "א", "ا", "ـ", "١", "۳", "क", "\u094d", "ก", "한", "ᄀ",
  "あ", "ア", "ｱ", "・", "漢", "𝐚", "𐍈", "🙂", "👨‍👩‍👧", "🇩🇪", "\u0bcd", "\u{e0001}", "\u{10ffff}",
]
const FROM_PLACES = [
  (piece) => piece,
  (piece) => `${piece}@example.de`,
  (piece) => `ma${piece}x@example.de`,
  (piece) => `max@exam${piece}ple.de`,
  (piece) => `max@${piece}`,
  (piece) => `max@${piece}.de`,
  (piece) => `max@news.${piece}`,
  (piece) => `${piece} <max@example.de>`,
  (piece) => `"${piece}" <max@example.de>`,
  (piece) => `Max <max@${piece}>`,
  (piece) => `Max <max@example.de> ${piece}`,
  (piece) => `(${piece}) max@example.de`,
  (piece) => `max@example.de, ${piece}@example.de`,
  (piece) => `max@example.de ${piece}`,
  (piece) => `Max &lt;${piece}&gt; &#x40;`,
  (piece) => `${piece}@firma.de im Auftrag von Max <max@example.de>`,
  (piece) => `Von: Max <max@example.de> über ${piece} Gesendet: Montag`,
  (piece) => `Absender\tMax (${piece})\tMarketing`,
  (piece) => `Absender  [${piece}](mailto:max@example.de)`,
  (piece) => `"Max (Team)"\r\n <max@${piece}> (${piece})`,
]
const DOMAIN_PLACES = [
  (piece) => piece,
  (piece) => `news.${piece}`,
  (piece) => `exam${piece}ple.de`,
  (piece) => `https://${piece}/pfad?x=1`,
  (piece) => `max@${piece}`,
]
// Addresses that stand for another one, in each form.
// prettier-ignore
const STAND_INS = [
  "max+2Em+2d1=example.de@x.hs-send.com", "max+news=example.de@x.hs-send.com", "max=ab@hs-send.com",
  "max.gmail.com@hubspotstarter.net", "max.m.example.de@hubspotstarter.net", "max=web.de@hs-send.com",
  "a=9.hubspot-inbox.com@x.hs-send.com", "a=b.onmicrosoft.com@x.hs-send.com", "max=münchen.de@a.de",
  "max_at_example_de_x1@simplelogin.co", "max_at_a_co_uk_x1_y2@privaterelay.appleid.com",
  "max_at_example.de_x@duck.com", "shop+max=example.de@name.anonaddy.com", "max_at_x_y@duck.com",
  '"max@example.de [via Relay]" <k7x9q2@mozmail.com>', "'max at example.de' <k7x@anonaddy.me>",
  "max=example.de@firma.de", "max=40example.de@dmarc.ietf.org", "max=2024.pdf@example.de",
  "=?UTF-8?Q?M=C3=BCller_=E2=82=AC?= <max@example.de>", "=?utf-8?B?TcO8bGxlcg==?= <max@example.de>",
  "=?iso-8859-1?Q?M=FCller?= =?windows-1252?q?a=80?= <max@example.de>", "=?x?q?a?= <max@example.de>",
]
const PIECES = [...DOMAINS, ...NAMES, ...CHARACTERS]
const MIXED = 4000
// One code point in so many, from the first that is not ASCII to the last letters.
const SCRIPTS = { from: 0x80, to: 0x32400, step: 29 }
const NOT_A_QUESTION = ['', '{}', '[]', 'null', '{"tool":"none"}', '"\\ud800"']

/** Yield the requests, as JSON. */
export function* requests() {
  let number = 0
  for (const [from, domain] of [...alone(), ...mixed(), ...scripts()]) {
    const language = number++ % 2 ? 'de' : 'en'
    yield JSON.stringify({ tool: 'alignment', from, domain, language })
  }
  yield* NOT_A_QUESTION
}

/** Each piece in each place, against domains in turn. */
function* alone() {
  let number = 0
  for (const piece of PIECES) {
    for (const place of FROM_PLACES) yield [place(piece), DOMAINS[number++ % 4]]
    for (const place of DOMAIN_PLACES) yield [`max@${DOMAINS[number++ % 4]}`, place(piece)]
  }
  for (const address of STAND_INS) for (const domain of DOMAINS) yield [address, domain]
}

function* mixed() {
  const below = sequence()
  const one = (list) => list[below(list.length)]
  const some = (most) => Array.from({ length: below(most + 1) }, () => one(PIECES)).join('')
  const mailbox = () => `${one(NAMES)}@${one(DOMAINS)}`
  const froms = [
    mailbox,
    () => `${some(2)} <${mailbox()}>`,
    () => `${some(3)}@${some(3)}`,
    () => some(8),
  ]
  for (let i = 0; i < MIXED; i++) yield [froms[i % 4](), i % 3 ? one(DOMAINS) : some(6)]
}

/** Labels in every script: letters, and what stands behind a letter. */
function* scripts() {
  let letter = 'a'
  for (let point = SCRIPTS.from; point < SCRIPTS.to; point += SCRIPTS.step) {
    const character = String.fromCodePoint(point)
    if (/\p{Lo}|\p{Ll}/u.test(character)) letter = character
    if (/\p{L}|\p{M}|\p{N}/u.test(character)) yield [`max@${letter}${character}.com`, DOMAINS[0]]
  }
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

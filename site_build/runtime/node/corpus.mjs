/**
 * Questions of every kind that a reader could ask: what the image must be able to answer.
 *
 * Made of pieces in an order that looks random and is the same in every build. The shared test
 * vectors are not among them on purpose: they show whether these are enough.
 */

const PIECES = [
  "max", "Max Muster", "info", "example.de", "news.example.de", "example.co.uk", "gmail.com", "gmial.com",
  "firma.github.io", "straße.de", "strasse.de", "xn--strae-oqa.de", "xn--a", "münchen.example", "日本.jp", "пример.рф", "аpple.com",
  "max=firma.de@12345.hs-send.com", "hs-sites.com", "hubspotemail.net", "example.invalid", "localhost", "127.0.0.1", "[127.0.0.1]", "::1",
  "co.uk", "com", "ck", "www.ck", "_dmarc.example.de", "-a.de", "a-.de", "ab--c.de", "1.2", "a..b", "x".repeat(64), "y".repeat(1001), "a.".repeat(130),
  "@", "@", "@", " ", " ", "<", ">", "\"", "'", "(", ")", "\\", ",", ";", ":", ".", "..", "。", "＠", "=", "+", "%40", "#", "&", "*",
  "From: ", "Von: ", "mailto:", "?subject=x", "https://", "http://www.", "/path", ":8080", "undisclosed:",
  "\u00a0", "\u200b", "\u00ad", "\ufeff", "\u202e", "\u2028", "\u0000", "\t", "\n", "\r\n", "\ud800", "é", "e\u0301", "İ", "ﬁ", "ß", "ς", "🙂", "١", "\u0bcd", "ا", "א",
];
const COUNT = 6000;

/** Yield the requests, as JSON. */
export function* requests() {
  const next = sequence();
  const some = (most) => Array.from({ length: next(most + 1) }, () => PIECES[next(PIECES.length)]).join("");
  const plain = () => PIECES[next(4)] + "@" + PIECES[3 + next(20)];
  for (let i = 0; i < COUNT; i++) {
    const from = [plain, () => `${some(2)} <${plain()}>`, () => `${some(3)}@${some(3)}`, () => some(8)][i % 4]();
    const domain = i % 3 ? PIECES[3 + next(25)] : some(6);
    yield JSON.stringify({ tool: "alignment", from, domain, language: i % 2 ? "de" : "en" });
  }
  for (const odd of ["", "{}", "[]", "null", '{"tool":"none"}', '{"tool":"alignment"}', '"\\ud800"']) yield odd;
}

/** A linear congruential generator: returns a function that gives whole numbers below its argument. */
function sequence() {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

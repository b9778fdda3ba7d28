/**
 * Which texts are most like a question, by the runs of three letters that they share: so a slip, an
 * ending or the front half of a compound word does no harm. Rare runs count more than common ones.
 */
export class Likeness {
  /** @param {string[]} texts */
  constructor(texts) {
    this.texts = texts.map(runs)
    const all = this.texts.flatMap((found) => [...found])
    this.known = new Map()
    for (const run of all) this.known.set(run, (this.known.get(run) ?? 0) + 1)
  }

  /** Return for each text how much of the question it has, from 0 to 1. */
  shares(question) {
    const asked = [...runs(question)]
    // The last word may still be on its way: then nothing is known to end like this.
    if (!this.known.has(asked.at(-1))) asked.pop()
    const weight = (run) => Math.log(1 + this.texts.length / (this.known.get(run) ?? 1))
    const sum = (found) => found.reduce((total, run) => total + weight(run), 0)
    const whole = sum(asked) || 1
    return this.texts.map((text) => sum(asked.filter((run) => text.has(run))) / whole)
  }
}

/** The runs of three letters or digits in each word; a blank stands at both ends. */
function runs(text) {
  const found = new Set()
  for (const [word] of fold(text).matchAll(/[\p{L}\p{N}]+(?:[.'][\p{L}\p{N}]+)*/gu)) {
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3))
  }
  return found
}

/** Small letters, with umlauts and accents as they are written where there are none. */
function fold(text) {
  const spelled = text.toLowerCase().replace(/[äöüß’]/g, (letter) => SPELLED[letter])
  return spelled.normalize('NFD').replace(/\p{M}/gu, '')
}

const SPELLED = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', '’': "'" }

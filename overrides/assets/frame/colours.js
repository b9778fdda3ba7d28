/**
 * The colours of the page around, put on where text stays readable in them.
 *
 * Anybody may send anything: what is kept is never the text that came, but the opaque colour that the
 * browser computes from it. All colours are taken, or none.
 */

/** What a page may give; the others follow from these (frame.css) or are ours. */
const NAMES = ['paper', 'sheet', 'ink', 'link', 'on-link']
/** What must stand out from what, and how much: as tests/house/test_colours.py holds our own to it. */
const TEXTS = 'ink ink-soft link link-strong stamp ok attention problem unclear'.split(' ')
const GROUNDS = 'paper sheet link-wash ok-wash attention-wash problem-wash'.split(' ')
const TEXT_CONTRAST = 4.5
const LINE_CONTRAST = 3

const root = document.documentElement
const probe = document.createElement('span')
probe.hidden = true
document.body.append(probe)

/** @param {Record<string, unknown>} given CSS colours by name; names that nobody knows are passed over */
export function wear(given) {
  undress()
  const colours = NAMES.filter((name) => typeof given[name] === 'string').map((name) => [
    name,
    computed(given[name]),
  ])
  if (colours.length === 0) return
  if (colours.every(([, colour]) => colour)) {
    for (const [name, colour] of colours) root.style.setProperty(`--${name}`, colour)
    root.classList.add('coloured')
  }
  const refused = colours.find(([, colour]) => !colour)?.[0] ?? unreadable()
  if (!refused) return
  undress()
  console.warn(`The colours of the page around are not taken: ${refused}`)
}

function undress() {
  root.classList.remove('coloured')
  for (const name of NAMES) root.style.removeProperty(`--${name}`)
}

/** Return an opaque colour as the browser computes it, or null where it is none. */
function computed(text) {
  probe.style.color = ''
  probe.style.color = text
  const colour = probe.style.color && getComputedStyle(probe).color
  return colour && sharesOf(colour).length === 3 ? colour : null
}

/** Return the shares of red, green, blue, and of what is not opaque. */
function sharesOf(colour) {
  probe.style.color = `color-mix(in srgb, ${colour}, ${colour})`
  // "color(srgb 0.1 0.2 0.3 / 0.5)"
  const [, , ...shares] = getComputedStyle(probe)
    .color.split(/[ ()/]+/)
    .filter(Boolean)
  return shares.map((share) => Math.min(1, Math.max(0, Number(share))))
}

/** Return the first pair that cannot be told apart, in words for a console; null where there is none. */
function unreadable() {
  const pairs = [
    ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground, TEXT_CONTRAST])),
    ...GROUNDS.map((ground) => ['line', ground, LINE_CONTRAST]),
    ...['link', 'link-strong'].map((ground) => ['on-link', ground, TEXT_CONTRAST]),
  ]
  const names = [...TEXTS, ...GROUNDS, 'line', 'on-link']
  const light = Object.fromEntries(names.map((name) => [name, luminance(`var(--${name})`)]))
  const contrast = (one, other) => {
    const [darker, lighter] = [light[one], light[other]].sort((a, b) => a - b)
    return (lighter + 0.05) / (darker + 0.05)
  }
  const [one, other, least] = pairs.find(([a, b, least]) => !(contrast(a, b) >= least)) ?? []
  return one ? `${one} on ${other} has ${contrast(one, other).toFixed(2)}:1, not ${least}:1` : null
}

/** WCAG 2.2, relative luminance. */
function luminance(colour) {
  const [red, green, blue] = sharesOf(colour).map((share) =>
    share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

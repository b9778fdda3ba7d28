/** The way of a message: what its table says, and its picture. */

import { locale } from '../tools/language.js'

const SVG = 'http://www.w3.org/2000/svg'
const ROW = 22
const BAR = 12
// Shares of the width: the stations' numbers stand in front of the bars.
const FIRST = 9
const NARROWEST = 0.8
const LOCAL = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'long' })
const UNITS = Object.entries({ day: 86400, hour: 3600, minute: 60, second: 1 }).map(
  ([unit, size]) => [
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
    size,
  ],
)

/** The way as records for the templates: `hops`, and of all of them `total` and the `slowest`. */
export function presentRoute(hops) {
  const delays = hops.map(forward)
  const total = delays.reduce((sum, delay) => sum + delay, 0)
  const longest = Math.max(...delays)
  return {
    hops: hops.map(presentHop),
    total: total > 0 ? duration(total) : null,
    slowest: String(delays.indexOf(longest) + 1),
    slowest_took: duration(longest),
  }
}

function presentHop(hop, at) {
  return {
    number: String(at + 1),
    by: hop.by ?? '?',
    from: hop.from,
    local: hop.time && LOCAL.format(new Date(hop.time)),
    utc: hop.time?.replace('T', ' ').replace('Z', ' UTC'),
    delay: hop.delay_s === null ? null : duration(hop.delay_s),
    backwards: String(hop.delay_s < 0),
    tls: hop.tls,
    accepted: String(hop.accepted),
  }
}

/** How many seconds a hop took; a clock that runs backwards counts as none. */
function forward({ delay_s }) {
  return Math.max(delay_s, 0)
}

/** Write seconds in the two largest units that they fill. */
function duration(seconds) {
  let rest = Math.abs(seconds)
  const parts = []
  for (const [unit, size] of UNITS) {
    if (rest >= size && parts.length < 2) parts.push(unit.format(Math.floor(rest / size)))
    rest %= size
  }
  return (seconds < 0 ? '−' : '') + (parts.join(' ') || UNITS.at(-1)[0].format(0))
}

/**
 * Draw a bar for each hop, one after the other on a line of time.
 * @param {object[]} hops of the report
 * @param {HTMLElement} caption says in words what the picture shows
 * @returns {SVGSVGElement}
 */
export function picture(hops, caption) {
  const share = (100 - FIRST - NARROWEST) / hops.reduce((sum, hop) => sum + forward(hop), 0)
  const rows = []
  let left = FIRST
  for (const [at, hop] of hops.entries()) {
    rows.push(number(at), bar(at, left, forward(hop) * share, hop.accepted))
    left += forward(hop) * share
  }
  caption.id = 'route-in-words'
  const labelled = { role: 'img', 'aria-labelledby': caption.id }
  return element('svg', { class: 'route__picture', height: hops.length * ROW, ...labelled }, rows)
}

function number(at) {
  const text = element('text', { y: at * ROW + BAR })
  text.textContent = String(at + 1)
  return text
}

function bar(at, left, width, accepted) {
  const kind = accepted ? 'route__bar route__bar--accepted' : 'route__bar'
  const size = { x: `${left}%`, y: at * ROW, width: `${Math.max(width, NARROWEST)}%`, height: BAR }
  return element('rect', { class: kind, rx: 2, ...size })
}

function element(name, attributes, children = []) {
  const made = document.createElementNS(SVG, name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}

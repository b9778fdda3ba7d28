/**
 * Links that fill a form: names and values in the fragment, which no browser sends anywhere. A name
 * without a value is the link of a heading (`status/#reply`), alone or in front of such fields.
 */

const LONGEST_VALUE = 1000

/** What the last link brought along; the address bar may hold less. */
let given = fragment()
addEventListener('hashchange', () => (given = fragment()))

/** Return the value that the link has for a name, or an empty text. */
export function fromLink(name) {
  return [...(given.get(name) ?? '')].slice(0, LONGEST_VALUE).join('')
}

/** Return what the link has for these controls, as pairs of control and value. */
export function readLink(controls) {
  const pairs = controls.map((control) => [
    control,
    fromLink(control.name) || fromLink(control.dataset.detail ?? control.name),
  ])
  return pairs.filter(([, value]) => value)
}

/**
 * Return the tool that the link is about: the first, where the link names no heading; else the one
 * below that heading, or the one that names it (`data-heading`).
 */
export function toolOfLink() {
  const tools = [...document.querySelectorAll('.tool')]
  const heading = headingOfLink()
  if (!heading) return tools[0]
  return tools.find((tool) => tool.dataset.heading === heading.id || headingOf(tool) === heading)
}

/** Return the heading of the page that a tool stands below, if there are both. */
function headingOf(tool) {
  if (!tool) return null
  const isAbove = (heading) =>
    heading.compareDocumentPosition(tool) & Node.DOCUMENT_POSITION_FOLLOWING
  return [...document.querySelectorAll('.heading > [id]')].filter(isAbove).at(-1)
}

/** Tell whether the link is about a heading. */
export function isAbout(heading) {
  return given.get(heading) === ''
}

/**
 * Go to the heading that the link names, and on from there with the Tab key. Where the link holds
 * nothing else, the browser does so by itself.
 * @param {boolean} byTool whether a tool has led here: then to that of the link's own tool at least
 */
export function goToHeading(byTool) {
  const named = given.size > 1 ? headingOfLink() : null
  named?.scrollIntoView()
  const heading = named ?? (byTool ? headingOf(toolOfLink()) : null)
  // Nobody is taken away from what they are typing.
  if (!heading || document.activeElement.matches('input, textarea, select')) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

function headingOfLink() {
  const named = [...given].find(([name, value]) => !value && document.getElementById(name))
  return named ? document.getElementById(named[0]) : null
}

/** What the address bar keeps beside the fields of the page's tools. */
let beside = []

/** Let the address bar keep what these names have, whatever is written to it. */
export function keepInLink(names) {
  beside = names
}

/**
 * Put the link to these values of a tool with these controls into the address bar. Empty ones stay
 * out, unless another tool of the page has a field of that name; what the link holds for another
 * tool stays in.
 */
export function writeLink(values, controls) {
  const fields = [...document.querySelectorAll('.tool [name]')]
  const others = fields.filter((field) => !controls.includes(field)).map(({ name }) => name)
  const kept = [...fragment()].filter(
    ([name, value]) => value && !values[name] && [...others, ...beside].includes(name),
  )
  show([...Object.entries(values).filter(([, value]) => value), ...kept])
}

/** Return the address of the page with these values; or of another, where the tool is at home. */
export function linkTo(values, home = location.href) {
  const address = new URL(home, location.href)
  address.hash = new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString()
  return address.href
}

/** Take what these names have out of the address bar, and so out of the history of this tab. */
export function dropFromLink(names) {
  const fields = [...fragment()]
  const left = fields.filter(([name]) => !names.includes(name))
  if (left.length < fields.length) show(left)
}

function fragment() {
  return new URLSearchParams(location.hash.slice(1))
}

function show(fields) {
  const { pathname, search } = location
  const address = fields.length > 0 ? `#${new URLSearchParams(fields)}` : pathname + search
  history.replaceState(history.state, '', address)
}

/** Links that fill a form: names and values in the fragment, which no browser sends anywhere. */

const LONGEST_VALUE = 1000

/**
 * Return what the address bar has for these controls, as pairs of control and value. A name alone
 * fills nothing: it is the link of a heading (`status/#reply`).
 */
export function readLink(controls) {
  const given = new URLSearchParams(location.hash.slice(1))
  const named = controls.filter((control) => given.get(control.name))
  return named.map((control) => [control, [...given.get(control.name)].slice(0, LONGEST_VALUE).join('')])
}

/**
 * Put the link to these values of a tool with these controls into the address bar; empty ones stay
 * out, and what the link holds for another tool of the page stays in.
 */
export function writeLink(values, controls) {
  const known = [...document.querySelectorAll('.tool [name]')].map(({ name }) => name)
  const own = controls.map(({ name }) => name)
  const others = [...new URLSearchParams(location.hash.slice(1))].filter(
    ([name, value]) => value && known.includes(name) && !own.includes(name),
  )
  const given = Object.entries(values).filter(([, value]) => value)
  show([...given, ...others])
}

/** Take what these names have out of the address bar, and so out of the history of this tab. */
export function dropFromLink(names) {
  if (names.length === 0) return
  show([...new URLSearchParams(location.hash.slice(1))].filter(([name]) => !names.includes(name)))
}

function show(fields) {
  history.replaceState(history.state, '', `#${new URLSearchParams(fields)}`)
}

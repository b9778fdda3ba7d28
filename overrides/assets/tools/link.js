/** Links that fill a form: names and values in the fragment, which no browser sends anywhere. */

const LONGEST_VALUE = 1000

/** Return what the address bar has for these controls, as pairs of control and value. */
export function readLink(controls) {
  const given = new URLSearchParams(location.hash.slice(1))
  const named = controls.filter((control) => given.has(control.name))
  return named.map((control) => [control, [...given.get(control.name)].slice(0, LONGEST_VALUE).join('')])
}

/** Put the link to these values into the address bar; empty ones stay out. */
export function writeLink(values) {
  const given = Object.entries(values).filter(([, value]) => value)
  const fragment = new URLSearchParams(given)
  history.replaceState(history.state, '', `#${fragment}`)
}

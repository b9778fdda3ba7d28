/** What was pasted into the fields of a form, before they made one line of it. */

/** What was pasted into fields of one line, which drop its line ends: by the field. */
const pasted = new WeakMap()

/** Remember for the fields of a form what is pasted into them. */
export function rememberPastes(form) {
  form.addEventListener('paste', ({ target, clipboardData }) => {
    pasted.set(target, clipboardData?.getData('text/plain') ?? '')
  })
}

/** Return what a field holds, with the line ends that it had when it was pasted. */
export function wholeOf(control) {
  const whole = pasted.get(control) ?? ''
  const same = withoutSpace(whole) === withoutSpace(control.value)
  return same ? whole : control.value
}

function withoutSpace(text) {
  return text.replace(/\s+/g, '')
}

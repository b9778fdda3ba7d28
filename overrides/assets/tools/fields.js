/** A form's fields and their errors, the way of the GOV.UK Design System. */

let tools = 0

/**
 * Tie each label, hint and error to its control. The ids are made here, so that the same tool may
 * stand on a page twice.
 */
export function connectFields(form) {
  const prefix = `tool-${++tools}`
  for (const field of form.querySelectorAll('.field')) connect(field, prefix)
}

function connect(field, prefix) {
  const control = field.querySelector('[name]')
  control.id = `${prefix}-${control.name}`
  field.querySelector('label').htmlFor = control.id
  const described = [...field.querySelectorAll('.field__hint, .field__error')]
  for (const text of described) text.id = `${control.id}-${text.dataset.part}`
  describe(
    control,
    described.filter((text) => !text.hidden),
  )
}

function describe(control, texts) {
  if (texts.length === 0) return control.removeAttribute('aria-describedby')
  control.setAttribute('aria-describedby', texts.map((text) => text.id).join(' '))
}

/**
 * Let what is in a form be there again after the browser's "Back". WebKit keeps the page for that,
 * answer and all, but empties a form with autocomplete="off" a task or more after the page is shown
 * again (seen in WebKitGTK 2.50.6, 2026-11-29): so it has none while the page is away.
 */
export function keepThroughBack(form) {
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) form.autocomplete = 'on'
  })
  addEventListener('pageshow', () => setTimeout(() => (form.autocomplete = 'off')))
}

/** Return what a control holds: of a tick its value, or nothing. */
export function heldBy(control) {
  return control.type === 'checkbox' && !control.checked ? '' : control.value
}

export function fill(control, value) {
  if (control.type === 'checkbox') control.checked = control.value === value
  else control.value = value
}

/** Show the messages of one control above it, or none. */
export function showFieldErrors(control, messages) {
  const field = control.closest('.field')
  const error = field.querySelector('.field__error')
  error.hidden = messages.length === 0
  error.querySelector('[data-messages]').textContent = messages.join(' ')
  field.classList.toggle('field--error', messages.length > 0)
  control.removeAttribute('aria-invalid')
  if (messages.length > 0) {
    control.setAttribute('aria-invalid', 'true')
    reveal(control)
  }
  describe(control, [...field.querySelectorAll('.field__hint, .field__error:not([hidden])')])
}

/** Open the part of the form that a control is folded away in. */
export function reveal(control) {
  const folded = control.closest('details')
  if (folded) folded.open = true
}

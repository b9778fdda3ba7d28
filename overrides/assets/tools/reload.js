/**
 * Loads the page anew with what stands in its forms, because the host has a newer version of it.
 *
 * What was typed goes along in the state of this entry of the tab's history: only this site can read
 * it, no address holds it, and the new page empties it before it does anything else. What no field
 * shows goes along in the link, as it came.
 */

import { fill, reveal } from './fields.js'
import { carried } from './hand_over.js'
import { linkTo } from './link.js'

const { typed = {}, asked = '' } = history.state ?? {}
if (history.state) history.replaceState(null, '')

/** @param {string} asked the tag of the tool whose answer the reader is waiting for, if there is one */
export function reloadWithForms(asked) {
  const tools = [...document.querySelectorAll('.tool')]
  const typed = Object.fromEntries(tools.map(({ localName, values }) => [localName, values]))
  history.replaceState({ typed, asked }, '', linkTo(carried()))
  location.reload()
}

/**
 * Fill in what stood in a tool's form, and have it answered if that was asked for. A chosen file cannot
 * be put in again.
 */
export function putBack({ localName, form, controls }) {
  for (const control of controls) {
    const value = typed[localName]?.[control.name]
    if (!value || control.type === 'file') continue
    fill(control, value)
    reveal(control)
  }
  // The tool has not set up all of its own yet.
  if (asked === localName) queueMicrotask(() => form.requestSubmit())
}

/**
 * Notices that what stands in a tool's field is for another tool, and leads there with it. A script of
 * its own, fetched after an answer: it has no share in what the page's scripts hold.
 */

import { leaveFor } from './frame.js'
import { language } from './language.js'
import { openTool } from './open.js'
import { render } from './template.js'

export { openTool }

/**
 * Say in the answer of a tool which other one can read what was entered, with a button that opens it.
 *
 * It is asked where this one made no sense of it, or where it can be nothing else. What is a single
 * word is not worth the loading of more than the check needs, nor a line that this tool has read.
 * @param {{tool: string, report: object, controls: HTMLElement[], element: HTMLElement,
 *   ask: (question: object) => Promise<object | null>, wholeOf: (control: HTMLElement) => string,
 *   isCurrent: () => boolean}} asked
 */
export async function lookElsewhere({ tool, report, controls, element, ask, wholeOf, isCurrent }) {
  const failed = report.findings.some(({ level }) => level === 'error')
  const control = failed ? controls.find(isMisread) : controls.slice(0, 1).find(isWhole)
  const text = control ? wholeOf(control) : ''
  if (tool === 'read' || !text || (tool === 'alignment' && !/\s/.test(text.trim()))) return
  const seen = await ask({ tool: 'read', language, text, alone: true })
  const { taken_for: is } = seen ?? {}
  if (!is || !isCurrent() || [tool, report.tool].includes(is.tool)) return
  if (!failed && (is.certainty !== 'stated' || seen.others.some((one) => one.tool === tool))) return
  const hint = render(element.querySelector('template[data-for="elsewhere"]'), { what: is.what })
  hint.querySelector('button').addEventListener('click', async ({ target }) => {
    const left = await openTool(is.tool, { fields: is.fields, text, via: tool }, element)
    if (left) leaveFor(left)
    else target.closest('.elsewhere').remove()
  })
  element.output.prepend(hint)
}

/** Whether an error stands at a field in which something is typed. */
function isMisread(control) {
  return control.getAttribute('aria-invalid') === 'true' && control.type !== 'file' && control.value
}

/** Whether a field holds a text of several lines. */
function isWhole({ localName, value }) {
  return localName === 'textarea' && value.trim().includes('\n')
}

/**
 * What is known about one email goes along from tool to tool: in the fragment of the links between
 * them, under the names of `checker/case/details.py`, and in nothing else. What no field of a page
 * can show, the page has until it is left; what names a person or one message leaves the address
 * bar at once.
 */

import { empty, fill } from './fields.js'
import { dropFromLink, fromLink, goToHeading, keepInLink } from './link.js'
import { render } from './template.js'

/** The name of the tool that a link comes from. */
const VIA = 'via'
// Where a page has no tool that takes anything, there is nothing to know.
const template = document.querySelector('template[data-for="taken"]')
const { names = '{}', personal = '', pages = '' } = template?.dataset ?? {}
/** What each detail is called here, by its key. */
const details = JSON.parse(names)
const personalOnes = personal.split(' ')

/** What the last link brought for this page: keys; and of that what none of its fields shows. */
let taken = []
let hidden = {}

arrive()
addEventListener('hashchange', arrive)
// One detail has one value on a page. What was emptied is not taken from another tool.
addEventListener('input', ({ target }) => {
  for (const twin of target.value ? fieldsOf(detailOf(target)) : []) {
    if (twin.value === target.value) continue
    fill(twin, target.value)
    twin.dispatchEvent(new Event('input', { bubbles: true }))
  }
})

function arrive() {
  goToHeading()
  const brought = Object.keys(details).filter(fromLink)
  if (brought.length === 0) return
  taken = brought
  const without = taken.filter((key) => fieldsOf(key).length === 0)
  hidden = Object.fromEntries(without.map((key) => [key, fromLink(key)]))
  keepInLink([...without, VIA])
  // A tool of the page knows itself what it leaves there of its own fields.
  dropFromLink(personalOnes.filter((key) => !fieldsOf(key).some(({ name }) => name === key)))
}

/** Tell whether what a control holds is nobody's business but the reader's. */
export function isPersonal({ name }) {
  return personalOnes.includes(name)
}

/**
 * Say above the first tool of the page what the link brought, and let the reader take it back.
 * @returns {boolean} whether all that the link brought is named there
 */
export function showTaken(tool) {
  const via = fromLink(VIA)
  // A link that says nothing of where it comes from, and fills what stands there, needs no words.
  const isNamed = taken.length > 0 && Boolean(via || Object.keys(hidden).length > 0)
  if (isNamed && tool === document.querySelector('.tool')) say(tool, via)
  return isNamed
}

function say(tool, via) {
  tool.querySelector('.taken')?.remove()
  const list = taken.map((key) => details[key]).join(', ')
  tool.prepend(render(template, { via: via || 'link', names: list }))
  tool.querySelector('.taken button').addEventListener('click', () => forget(tool))
}

/** Let the links of an answer that lead to other tools take along what is known. */
export function takeAlong(output, tool, offered = {}) {
  const known = { ...hidden, ...filledIn(), ...offered }
  if (!known.date && !known.time) delete known.zone
  if (Object.keys(known).length === 0) return
  const elsewhere = [...output.querySelectorAll('a[href]')].filter(leadsToOtherTools)
  for (const link of elsewhere) {
    const own = [...new URLSearchParams(link.hash.slice(1))]
    const heading = own.filter(([, value]) => !value).map(([name]) => name)
    const filled = Object.fromEntries(own.filter(([, value]) => value))
    const fields = new URLSearchParams({ ...known, ...filled, [VIA]: tool })
    link.hash = [...heading, fields].join('&')
  }
}

function leadsToOtherTools({ origin, pathname }) {
  const isTools = pages.split(' ').some((page) => pathname.endsWith(`/${page}`))
  return isTools && origin === location.origin && pathname !== location.pathname
}

function filledIn() {
  const fields = Object.keys(details).flatMap((key) =>
    fieldsOf(key).map(({ value }) => [key, value]),
  )
  return Object.fromEntries(fields.filter(([, value]) => value))
}

/** Empty what the link has filled, and leave no trace of it on the page or in the address bar. */
export function forget(tool) {
  for (const field of taken.flatMap(fieldsOf)) empty(field)
  dropFromLink([...taken, VIA, ...fieldNames()])
  keepInLink([])
  taken = []
  hidden = {}
  tool.querySelector('.taken').remove()
  dispatchEvent(new CustomEvent('checker:forget'))
  tool.querySelector('form [name]').focus()
}

function fieldNames() {
  return taken.flatMap(fieldsOf).map(({ name }) => name)
}

function fieldsOf(key) {
  if (!Object.hasOwn(details, key)) return []
  const fields = [...document.querySelectorAll('.tool form [name]')]
  return fields.filter((field) => detailOf(field) === key)
}

function detailOf({ name, dataset }) {
  return dataset.detail ?? name
}

/**
 * What is known about one email goes along, wherever the reader goes on this site: in the fragment of
 * the link that is followed, under the names of `checker/case/details.py`, and in nothing else. What no
 * field of a page can show, the page has until it is left; what names a person or one message leaves
 * the address bar at once.
 */

import { isLeaving } from '../moved.js'
import { fill, heldBy } from './fields.js'
import { language } from './language.js'
import { dropFromLink, fromLink, goToHeading, keepInLink } from './link.js'
import { render, SITE } from './template.js'

/** The name of the tool that a link comes from. */
const VIA = 'via'
/** The name of what was pasted at the one door, on the way from there and back. */
export const PASTED = 'pasted'
const template = document.querySelector('template[data-for="taken"]')
const { names = '{}', personal = '', codes = '', pages = '' } = template?.dataset ?? {}
/** What each detail is called here, by its key. */
const details = JSON.parse(names)
const personalOnes = personal.split(' ')
const RIGHT_BUTTON = 2

/** What the last link brought for this page: keys; and of that what none of its fields shows. */
let taken = []
let hidden = {}
/** What the answers of this page have found out, and the tool that gave the last one. */
let found = {}
let teller = ''

if (!isLeaving) arrive()
addEventListener('hashchange', arrive)
for (const type of ['click', 'auxclick']) document.addEventListener(type, takeAlong)
addEventListener('input', ({ target }) => {
  // What was found is about what was entered before.
  found = {}
  // One detail has one value on a page; emptying a field leaves the others as they are.
  for (const twin of target.value ? fieldsOf(detailOf(target)) : []) {
    if (twin.value === target.value) continue
    fill(twin, target.value)
    twin.dispatchEvent(new Event('input', { bubbles: true }))
  }
})

function arrive() {
  dropFromLink([PASTED])
  const brought = Object.keys(details).filter(fromLink)
  if (brought.length > 0) {
    taken = brought
    const without = taken.filter((key) => fieldsOf(key).length === 0)
    hidden = Object.fromEntries(without.map((key) => [key, fromLink(key)]))
    keepInLink([...without, VIA])
    // A tool of the page knows itself what it leaves there of its own fields.
    dropFromLink(personalOnes.filter((key) => !fieldsOf(key).some(({ name }) => name === key)))
    if (!document.querySelector('.tool')) say(document.querySelector('article'))
  }
  goToHeading(fromLink(VIA) !== '')
}

/** Tell whether what a control holds is nobody's business but the reader's. */
export function isPersonal({ name }) {
  return personalOnes.includes(name)
}

/** Return all that is known, by the keys of the details. */
export function known() {
  const all = { ...hidden, ...filledIn(), ...found }
  if (!all.date && !all.time) delete all.zone
  return all
}

/** Return what the last link brought that no field of the page shows, as that link had it. */
export function carried() {
  return { ...hidden, [VIA]: fromLink(VIA) }
}

/** Keep what an answer of a tool has found out about the email. */
export function learn(tool, offered = {}) {
  teller = tool
  found = { ...found, ...offered }
}

/**
 * Say above the first tool of the page what the link brought, and let the reader take it back.
 * @returns {boolean} whether all that the link brought is named there
 */
export function showTaken(tool) {
  // A link that names no tool it comes from, and fills only what is seen, needs no words.
  const isNamed = taken.length > 0 && Boolean(fromLink(VIA) || Object.keys(hidden).length > 0)
  if (isNamed && tool === document.querySelector('.tool')) say(tool)
  return isNamed
}

function say(place) {
  for (const old of place.querySelectorAll('.taken, .mistaken')) old.remove()
  const pasted = fromLink(PASTED)
  const value = (key) => (codes.split(' ').includes(key) ? '' : hidden[key])
  const list = taken.map((key) => ({ name: details[key], value: value(key) }))
  const count = list.length === 1 ? 'one' : 'more'
  const via = fromLink(VIA) || 'link'
  place.prepend(
    render(template, {
      via,
      details: list,
      count: String(list.length),
      [count]: count,
      pasted,
      door: doorWith(pasted),
    }),
  )
  place.querySelector('.taken button').addEventListener('click', () => forget())
}

/** Return the link back to the one door: what was pasted there, and the case as it was before. */
function doorWith(pasted) {
  const before = taken.filter((key) => !pasted.includes(fromLink(key)))
  const fields = [...before.map((key) => [key, fromLink(key)]), [PASTED, pasted]]
  return `/${language}/#paste&${new URLSearchParams(fields)}`
}

/**
 * Let the link that is followed take along what is known; what was mistaken is not. One whose address
 * is copied takes nothing.
 */
function takeAlong({ target, button }) {
  const link = target.closest('a[href]')
  if (!link || button === RIGHT_BUTTON || link.matches('.mistaken a') || !leadsOn(link)) return
  const { hash } = link
  const isTranslation = link.matches('.language__link')
  const own = [...new URLSearchParams(hash.slice(1))]
  const headings = own.filter(([, value]) => !value).map(([name]) => name)
  const filled = own.filter(([name, value]) => value && !(isTranslation && isDetail(name)))
  const via = isTranslation ? fromLink(VIA) : teller || fromLink(VIA) || toolOfPage()
  const fields = Object.entries({ ...known(), ...Object.fromEntries(filled) })
  if (fields.length === 0) return
  link.hash = [...headings, new URLSearchParams(via ? [...fields, [VIA, via]] : fields)].join('&')
  setTimeout(() => (link.hash = hash))
}

/** Tell whether a link leads to another page that takes what is known, in any language. */
function leadsOn({ origin, pathname }) {
  if (origin !== location.origin || pathname === location.pathname) return false
  const [, page] = pathname.replace(SITE.pathname, '').match(/^\w+\/(.*)$/) ?? []
  return pages.split(' ').includes(page)
}

/** Forget the case: what stands in the forms, in the answers, and in the address bar. */
export function forget() {
  for (const { form } of fields()) form.reset()
  dropFromLink([...Object.keys(details), VIA, ...fields().map(({ name }) => name)])
  keepInLink([])
  taken = []
  hidden = {}
  found = {}
  for (const line of document.querySelectorAll('.taken, .mistaken')) line.remove()
  dispatchEvent(new CustomEvent('checker:forget'))
  const [first = document.querySelector('h1')] = fields()
  if (!first.form) first.tabIndex = -1
  first.focus()
}

function filledIn() {
  const pairs = Object.keys(details).flatMap((key) =>
    fieldsOf(key).map((field) => [key, heldBy(field)]),
  )
  return Object.fromEntries(pairs.filter(([, value]) => value))
}

function fieldsOf(key) {
  return Object.hasOwn(details, key) ? fields().filter((field) => detailOf(field) === key) : []
}

function fields() {
  return [...document.querySelectorAll('.tool form [name]')]
}

function detailOf({ name, dataset }) {
  return dataset.detail ?? name
}

/** Tell whether a name in a link stands for a detail: by itself, or by the field of that name. */
function isDetail(name) {
  return (
    name === VIA ||
    [
      name,
      ...fields()
        .filter((one) => one.name === name)
        .map(detailOf),
    ].some((key) => Object.hasOwn(details, key))
  )
}

function toolOfPage() {
  return document.querySelector('.tool')?.constructor.tool
}

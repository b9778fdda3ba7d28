/**
 * Opens the tool that reads what somebody has pasted. What has a name, such as an address or a day,
 * goes to the tool's own page in a link, as between all tools. A text does not fit into one: then the
 * tool comes to where the reader is, and answers there. It is the same element with the same words,
 * fetched from its page; Python is there already. In a frame on another site every tool comes. A
 * look-up comes with the tool that it is a part of, unless that is where the reader is.
 */

import { fill } from './fields.js'
import { textOf } from './file-text.js'
import { isFrame } from './frame.js'
import { closeGuest } from './guest.js'
import { language } from './language.js'
import { SITE } from './template.js'

const LONGEST_SILENCE_MS = 5000

/**
 * @param {string} tool by its name in `checker/tools.py`
 * @param {{
 *   fields: Record<string, string | null>,  // of its form; null: all that was pasted
 *   text?: string, files?: FileList,        // what was pasted, or chosen
 *   known?: Record<string, string>,         // what else goes along in a link
 *   via: string,                            // the tool that the reader comes from
 * }} given
 * @param {HTMLElement} place the tool that the other one is put below
 * @returns {Promise<string | null>} where the reader has to go themselves: it could not be fetched
 */
export async function openTool(tool, { fields, text, files, known = {}, via }, place) {
  const { pages } = place.querySelector('template[data-for="elsewhere"]').dataset
  const address = new URL(`${language}/${JSON.parse(pages)[tool]}`, SITE)
  const fitsIntoLink = !files?.length && Object.values(fields).every((value) => value !== null)
  if (fitsIntoLink && !isFrame) {
    const heading = address.hash.slice(1)
    const along = new URLSearchParams({ ...known, ...fields, via })
    address.hash = [heading, along].filter(Boolean).join('&')
    location.assign(address)
    return null
  }
  closeGuest()
  const isHere = lookUpOf(place, tool) !== null
  const guest = isHere ? place : await fetchTool(tool, address).catch(() => null)
  if (!guest) return address.href
  if (!isHere) putBelow(place, guest, address)
  const controls = guest.form.elements
  const takesFile = files?.length && controls.file
  const whole = files?.length && !takesFile ? await textOf(files[0]) : text
  const given = Object.entries(fields).map(([name, value]) => [name, value ?? whole])
  if (lookUpOf(guest, tool)) {
    lookUpIn(guest, tool).read(Object.fromEntries(given))
    return null
  }
  for (const [name, value] of given) fill(controls[name], value)
  if (takesFile) controls.file.files = files
  guest.form.requestSubmit()
  return null
}

/** Return the part of a tool that looks something up, or what it will be made from; else null. */
function lookUpOf(element, tool) {
  const part = `dns-look-up[data-tool="${tool}"]`
  const answer = element.querySelector('template[data-for="result"]')?.content
  return element.querySelector(part) ?? answer?.querySelector(part) ?? null
}

/** Return that part of a tool without an answer: what comes with an answer stands in its place. */
function lookUpIn(element, tool) {
  element.clear()
  const part = lookUpOf(element, tool)
  return part.isConnected ? part : element.output.appendChild(document.importNode(part, true))
}

function putBelow(place, guest, address) {
  const frame = document.createElement('div')
  frame.className = 'guest'
  // The links that it gives lead to its own page.
  frame.dataset.page = address.href.split('#')[0]
  frame.append(guest)
  place.after(frame)
}

/** Return a tool of another page, with the style sheets that it has there and this page has not. */
async function fetchTool(tool, { href }) {
  const response = await fetch(href, { signal: AbortSignal.timeout(LONGEST_SILENCE_MS) })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const found = [...page.querySelectorAll('.tool')].find(
    (one) => customElements.get(one.localName)?.tool === tool || lookUpOf(one, tool),
  )
  const sheets = [...page.querySelectorAll('link[rel="stylesheet"]')].map(
    (link) => new URL(link.getAttribute('href'), href).href,
  )
  const here = new Set([...document.styleSheets].map((sheet) => sheet.href))
  await Promise.all(sheets.filter((sheet) => !here.has(sheet)).map(addSheet))
  return document.adoptNode(found)
}

/** A sheet that does not come must not keep the answer away. */
function addSheet(href) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
  const done = new Promise((resolve) => {
    setTimeout(resolve, LONGEST_SILENCE_MS)
    for (const type of ['load', 'error']) link.addEventListener(type, resolve, { once: true })
  })
  document.head.append(link)
  return done
}

/**
 * Shows a tool of this site within a page of another one. One script tag stands where the tool is to
 * be: `data-tool` names it, `data-language` its language, if it is not that of the page.
 *
 * The page tells the frame its colours and whether it is light or dark; the frame tells how high it
 * is. Nothing else is said, and nothing that a reader types leaves the frame. The build puts TITLES in
 * front: what the tools are called, by language and name (site_build/pages/frames.py).
 */

/* global TITLES */
const script = document.currentScript
const SITE = new URL('.', script.src)
// What a page may set, as custom properties with `--delivered-` in front (frame/colours.js).
const COLOURS = ['paper', 'sheet', 'ink', 'link', 'on-link']
// As in the frame that is written without this script (SNIPPETS in site_build/pages/frames.py).
const MAY =
  'allow-scripts allow-same-origin allow-forms allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox'
const TALLEST = 50_000

function put(name, language) {
  const frame = document.createElement('iframe')
  frame.title = TITLES[language][name]
  frame.loading = 'lazy'
  frame.allow = 'clipboard-write'
  frame.referrerPolicy = 'no-referrer'
  // On this site itself it would keep nobody from anything.
  if (SITE.origin !== location.origin) frame.sandbox = MAY
  frame.src = new URL(`${language}/frame/${name}/`, SITE).href
  Object.assign(frame.style, { display: 'block', width: '100%', height: '32rem', border: 0 })
  script.after(frame)
  addEventListener('message', (event) => hear(frame, event))
  const told = new MutationObserver(() => tell(frame))
  for (const element of [document.documentElement, document.body])
    told.observe(element, { attributes: true })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => tell(frame))
}

/** A frame that says how high it is can be told how it should look, too. */
function hear(frame, { source, origin, data }) {
  if (source !== frame.contentWindow || origin !== SITE.origin) return
  const { type, height } = data ?? {}
  if (type !== 'delivered:height' || !Number.isInteger(height)) return
  if (height < 1 || height > TALLEST) return
  frame.style.height = `${height}px`
  tell(frame)
}

function tell(frame) {
  const style = getComputedStyle(frame)
  const given = COLOURS.map((name) => [name, style.getPropertyValue(`--delivered-${name}`).trim()])
  const colours = Object.fromEntries(given.filter(([, value]) => value))
  const look = { type: 'delivered:look', scheme: style.colorScheme, colours }
  frame.contentWindow?.postMessage(look, SITE.origin)
}

function languageOfPage() {
  const [language] = (script.closest('[lang]')?.lang ?? '').toLowerCase().split('-')
  return language in TITLES ? language : 'en'
}

const { tool, language = languageOfPage() } = script.dataset
if (TITLES[language]?.[tool]) put(tool, language)
else
  console.error(
    `${script.src}: data-tool="${tool}" data-language="${language}". There are:`,
    TITLES,
  )

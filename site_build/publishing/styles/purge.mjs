// Prints style sheets as one, without the rules that no page can use: those whose elements, classes
// or attributes stand neither in a page nor in a script. Arguments: the site, and the style sheets.

import { globSync, readFileSync } from 'node:fs'
import { PurgeCSS } from 'purgecss'

const [site, ...sheets] = process.argv.slice(2)
const published = (pattern) => globSync(`${site}/${pattern}`)
const read = (paths) => paths.map((path) => readFileSync(path, 'utf8')).join('\n')

const ours = [...published('**/*.html'), ...published('assets/page-*/**/*.{css,js}')]
// What we write ourselves stays whole, and may use any variable that the theme defines.
const written = read(ours)
const variables = [...written.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)

// What the theme's script names, and no setting of ours switches on.
const off =
  /^md-(annotation|author|banner|consent|feedback|header__(ellipsis|source|title|topic)|path|post|progress|select|source|status|tabs|tag|toggle--indeterminate|tooltip|top|version)|^(footnote|tabbed|task-list)|^(grid|hll|inline|keys|mermaid)$/

// Common words, which are in some script: elements that no page has and no script of ours puts into
// one, and the kinds of admonition, which have their look from us (page/admonition.css, page/fold.css).
const elements = 'abbr aside figure h5 h6 hr img small video'
  .split(' ')
  .filter((element) => !RegExp(`<${element}[\\s>]`).test(written))
const kinds = 'abstract bug danger example failure info note question quote success tip warning'

// No page colours its code by what it means or sorts a table, and neither language is written from
// right to left; all colours are ours. What keeps transitions still while they change has browsers style
// every page twice as it opens.
const UNUSABLE =
  /^(\[dir=rtl\]|\.highlight \.\w{1,3}$)|th\[role=columnheader\]|\[data-md-color-(primary|accent|switching)/
const RULE = /(?<=[{}])([^{}@]+)\{([^{}]*)\}/g
const usable = (_rule, selectors, body) => {
  const kept = selectors.split(/,(?![^()]*\))/).filter((selector) => !UNUSABLE.test(selector))
  return kept.length > 0 ? `${kept.join()}{${body}}` : ''
}

const [{ css }] = await new PurgeCSS().purge({
  content: [...ours, ...published('*/assets/javascripts/*.js')],
  css: [{ raw: read(sheets).replaceAll(RULE, usable) }],
  variables: true,
  keyframes: true,
  safelist: { variables },
  blocklist: [off, ...elements, ...kinds.split(' ')],
})

const SOURCE_MAP = /\/\*# sourceMappingURL=.*?\*\//g
process.stdout.write(css.replaceAll(SOURCE_MAP, ''))

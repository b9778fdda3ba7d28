// Prints style sheets as one, without the rules that no page can use: those whose elements, classes
// or attributes stand neither in a page nor in a script. Arguments: the site, and the style sheets.

import { globSync, readFileSync } from 'node:fs'
import { PurgeCSS } from 'purgecss'

const [site, ...sheets] = process.argv.slice(2)
const published = (pattern) => globSync(`${site}/${pattern}`)
const read = (paths) => paths.map((path) => readFileSync(path, 'utf8')).join('\n')

const ours = [...published('**/*.html'), ...published('assets/page-*/**/*.{css,js}')]
// What we write ourselves stays whole, and may use any variable that the theme defines.
const variables = [...read(ours).matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)

const [{ css }] = await new PurgeCSS().purge({
  content: [...ours, ...published('*/assets/javascripts/*.js')],
  css: [{ raw: read(sheets) }],
  variables: true,
  keyframes: true,
  safelist: { variables },
})
process.stdout.write(css.replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, ''))

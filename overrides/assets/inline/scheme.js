// The colours of the system where the reader has chosen none. The theme's script would set them, too,
// but after the page is drawn, which then has to be styled anew as a whole.

const { dataset } = document.body
if (dataset.mdColorScheme === 'auto')
  dataset.mdColorScheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'slate' : 'default'
document.documentElement.style.colorScheme = dataset.mdColorScheme === 'slate' ? 'dark' : 'light'

// What only scripts can do has its place at once: nothing moves when the theme's script comes. It would
// add the other name, which says nothing to our sheets, and have the whole page styled anew.
document.documentElement.className = 'js js-focus-visible'

// Where the browser denies its stores (by null or by an error), the theme, whose script looks into them
// and would stop there, gets some that hold nothing. A tool in another site's page looks at no store.
for (const name of top === self ? ['localStorage', 'sessionStorage'] : []) {
  try {
    self[name].length
  } catch {
    Object.defineProperty(self, name, { value: { getItem: () => null, setItem() {} } })
  }
}

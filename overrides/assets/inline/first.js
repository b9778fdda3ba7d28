// What only scripts can do has its place at once: nothing moves when the theme's script comes.
document.documentElement.className = 'js'

// Where the browser denies its stores (by null or by an error), the theme, whose script looks into them
// and would stop there, gets some that hold nothing.
for (const name of ['localStorage', 'sessionStorage']) {
  try {
    self[name].length
  } catch {
    Object.defineProperty(self, name, { value: { getItem: () => null, setItem() {} } })
  }
}

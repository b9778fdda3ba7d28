/**
 * Whether a tool of the page is at work. What is kept for later visits waits until it is not: on a phone
 * that would take as long as the answer itself.
 */

const MARK = 'is-working'
// An answer is followed by showing it, a start by a question.
const LONG_ENOUGH_MS = 250

const page = document.documentElement

/** @param {boolean} works */
export function tellWorking(works) {
  page.classList.toggle(MARK, works)
}

/**
 * Settled once no tool has been at work for a moment.
 * @returns {Promise<void>}
 */
export function rest() {
  return new Promise((resolve) => {
    let watch
    const look = () => {
      clearTimeout(watch)
      if (!page.classList.contains(MARK)) watch = setTimeout(end, LONG_ENOUGH_MS)
    }
    const changes = new MutationObserver(look)
    const end = () => {
      changes.disconnect()
      resolve()
    }
    changes.observe(page, { attributeFilter: ['class'] })
    look()
  })
}

/** An answer to what was entered before: it says so, and nobody takes it along. */

/**
 * @param {HTMLElement} notice a live region, which says it once
 * @param {HTMLElement} answer holds what can be copied, in elements `.copy`
 * @param {Node | null} words what the notice says; null where the answer is current again
 */
export function markOutdated(notice, answer, words) {
  notice.replaceChildren(...(words ? [words] : []))
  answer.toggleAttribute('data-outdated', Boolean(words))
  for (const reason of answer.querySelectorAll('.copy__reason')) reason.hidden = !words
  for (const button of answer.querySelectorAll('.copy button')) button.disabled = Boolean(words)
  for (const link of answer.querySelectorAll('.copy a')) allow(link, !words)
}

/** A link cannot be disabled: without an address it leads nowhere, and says that it is a link. */
function allow(link, allowed) {
  if (allowed) {
    link.href = link.dataset.address ?? link.href
    for (const name of ['data-address', 'role', 'aria-disabled']) link.removeAttribute(name)
    return
  }
  link.dataset.address = link.href
  link.removeAttribute('href')
  link.setAttribute('role', 'link')
  link.setAttribute('aria-disabled', 'true')
}

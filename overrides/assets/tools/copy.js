/** Copying for whom the browser allows it, and a selected text for everyone else. */

/**
 * @param {string} text
 * @param {HTMLElement} panel holds a status and a hidden box for the text
 */
export async function copy(text, panel) {
  const copied = await write(text)
  const box = panel.querySelector('.copy__box')
  const status = panel.querySelector('[role="status"]')
  box.hidden = copied
  status.textContent = copied ? status.dataset.copied : status.dataset.select
  if (!copied) select(box.querySelector('textarea'), text)
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function select(area, text) {
  area.value = text
  area.focus()
  area.select()
}

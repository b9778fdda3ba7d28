/** Copying for whom the browser allows it, and a selected text for everyone else. */

/**
 * @param {string} text
 * @param {HTMLElement} panel holds a status and a hidden box for the text
 * @param {string | null} html the same with its markup, for programs that take it
 */
export async function copy(text, panel, html = null) {
  const copied = (html && (await done(writeBoth, text, html))) || (await done(writeText, text))
  const box = panel.querySelector('.copy__box')
  const status = panel.querySelector('[role="status"]')
  box.hidden = copied
  status.textContent = copied ? status.dataset.copied : status.dataset.select
  if (!copied) select(box.querySelector('textarea'), text)
}

async function done(write, ...texts) {
  try {
    await write(...texts)
    return true
  } catch {
    return false
  }
}

const writeText = (text) => navigator.clipboard.writeText(text)

function writeBoth(text, html) {
  const blob = (content, type) => ({ [type]: new Blob([content], { type }) })
  const item = new ClipboardItem({ ...blob(text, 'text/plain'), ...blob(html, 'text/html') })
  return navigator.clipboard.write([item])
}

function select(area, text) {
  area.value = text
  area.focus()
  area.select()
}

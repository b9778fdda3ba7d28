// Gives every heading a button that copies its link.
//
// The link stays for the mouse (drag it, open its menu); the button takes its place for the keyboard
// and for screen readers, so that a heading is one stop and not two.

const template = document.querySelector('#copy-link')
const STATUS_STAYS_MS = 6000
const status = document.querySelector('#copy-link-status')

function addButton(permalink) {
  const button = template.content.firstElementChild.cloneNode(true)
  button.ariaLabel = `${button.title}: ${permalink.previousElementSibling.textContent}`
  button.addEventListener('click', () => copy(permalink.href))
  permalink.tabIndex = -1
  permalink.ariaHidden = 'true'
  permalink.after(button)
}

async function copy(address) {
  history.replaceState(null, '', address)
  const copied = await write(address)
  status.textContent = copied ? status.dataset.copied : `${status.dataset.notCopied} ${address}`
  if (copied) setTimeout(() => status.replaceChildren(), STATUS_STAYS_MS)
}

/** Where a page did not come over https, there is no clipboard at all. */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

for (const permalink of document.querySelectorAll('.headerlink')) addButton(permalink)

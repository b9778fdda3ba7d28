// Gives every heading a button that copies its link.
//
// The link stays for the mouse (drag it, open its menu); the button takes its place for the keyboard
// and for screen readers, so that a heading is one stop and not two.

import { copy } from './clipboard.js'

const template = document.querySelector('#copy-link')

function addButton(permalink) {
  const button = template.content.firstElementChild.cloneNode(true)
  button.ariaLabel = `${button.title}: ${permalink.previousElementSibling.textContent}`
  button.addEventListener('click', () => copyLink(permalink.href, button.dataset))
  permalink.tabIndex = -1
  permalink.ariaHidden = 'true'
  permalink.after(button)
}

function copyLink(address, { copied, notCopied }) {
  history.replaceState(null, '', address)
  copy(address, { copied, notCopied: `${notCopied} ${address}` })
}

for (const permalink of document.querySelectorAll('.headerlink')) addButton(permalink)

// Gives every text that stands there to be sent on a button that copies it.

import { copy } from './clipboard.js'

const template = document.querySelector('#copy-text')

function addButton(sheet) {
  const button = template.content.firstElementChild.cloneNode(true)
  const text = sheet.querySelector('code')
  button.addEventListener('click', async () => {
    if (!(await copy(text.textContent, button.dataset))) getSelection().selectAllChildren(text)
  })
  sheet.append(button)
}

for (const sheet of document.querySelectorAll('.sheet')) addButton(sheet)

/**
 * Let files be dropped anywhere on a form for one of its fields, and show that while one hovers there.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field hears `change`, as if the files were chosen in it
 */
export function acceptDrops(form, field) {
  for (const type of ['dragenter', 'dragover']) {
    form.addEventListener(type, (event) => carriesFiles(event) && (form.dataset.dropping = ''))
  }
  for (const type of ['dragleave', 'drop']) {
    form.addEventListener(type, () => delete form.dataset.dropping)
  }
  form.addEventListener('drop', ({ dataTransfer: { files } }) => {
    if (files.length === 0) return
    field.files = files
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })
  // A file that misses the place must not replace the page and what was typed there.
  for (const type of ['dragenter', 'dragover', 'drop']) {
    addEventListener(type, (event) => carriesFiles(event) && event.preventDefault())
  }
}

function carriesFiles({ dataTransfer }) {
  return dataTransfer.types.includes('Files')
}

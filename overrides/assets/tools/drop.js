/**
 * Let files be dropped anywhere on `place`, and show that while one hovers there.
 * @param {HTMLElement} place
 * @param {(files: FileList) => void} take
 */
export function acceptDrops(place, take) {
  for (const type of ['dragenter', 'dragover']) {
    place.addEventListener(type, (event) => carriesFiles(event) && (place.dataset.dropping = ''))
  }
  for (const type of ['dragleave', 'drop']) {
    place.addEventListener(type, () => delete place.dataset.dropping)
  }
  place.addEventListener('drop', ({ dataTransfer: { files } }) => files.length > 0 && take(files))
  // A file that misses the place must not replace the page and what was typed there.
  for (const type of ['dragenter', 'dragover', 'drop']) {
    addEventListener(type, (event) => carriesFiles(event) && event.preventDefault())
  }
}

function carriesFiles({ dataTransfer }) {
  return dataTransfer.types.includes('Files')
}

/**
 * Let files be dropped anywhere on `place`, and show that while one hovers there.
 * @param {HTMLElement} place
 * @param {(files: FileList) => void} take
 */
export function acceptDrops(place, take) {
  const hover = (event) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    place.dataset.dropping = ''
  }
  place.addEventListener('dragenter', hover)
  place.addEventListener('dragover', hover)
  place.addEventListener('dragleave', () => delete place.dataset.dropping)
  place.addEventListener('drop', (event) => {
    delete place.dataset.dropping
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    take(event.dataTransfer.files)
  })
}

// Each way to start Python, for a test to take by its name; and all of them together.

export { start as archive } from '../../overrides/assets/runtime/archive.js'
export { start as image } from '../../overrides/assets/runtime/image.js'
export { start as ordinary } from '../../overrides/assets/runtime/ordinary.js'
export { start as all } from '../../overrides/assets/runtime/start.js'

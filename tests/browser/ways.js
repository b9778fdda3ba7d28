// Each way to start Python, for a test to take by its name; and all of them together.

import * as archive from '../../overrides/assets/runtime/archive.js'
import * as image from '../../overrides/assets/runtime/image.js'
import * as ordinary from '../../overrides/assets/runtime/ordinary.js'
import * as all from '../../overrides/assets/runtime/start.js'

const folder = new URL('/assets/python/', location.href).href

/** Start Python one way, and return what answers. */
export async function start(way, tool) {
  if (way === 'all') return all.start(tool, folder, () => {})
  const { signal } = new AbortController()
  const surroundings = { folder, onProgress() {}, signal }
  const python = await { archive, image, ordinary }[way].start(tool, surroundings)
  const answer = async (request) => {
    const { tool } = JSON.parse(request)
    if (python.lacks?.(tool)) await python.add(tool, surroundings)
    return python.answer(request)
  }
  return { way, answer }
}

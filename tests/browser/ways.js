// Each way to start Python, for a test to take by its name; and all of them together.

import * as archive from '../../overrides/assets/runtime/archive.js'
import { images } from '../../overrides/assets/runtime/image.js'
import * as ordinary from '../../overrides/assets/runtime/ordinary.js'
import * as all from '../../overrides/assets/runtime/start.js'

const folder = new URL('/assets/python/', location.href).href

const WAYS = Object.fromEntries(
  [...images, { name: 'archive', ...archive }, { name: 'ordinary', ...ordinary }].map((way) => [
    way.name,
    way.start,
  ]),
)

/** Start Python one way, and return what answers. */
export async function start(way, tool) {
  if (way === 'all')
    return all.start(tool, { folder, onProgress: () => {}, ahead: new Map(), compiled: new Map() })
  const { signal } = new AbortController()
  const surroundings = { folder, onProgress() {}, ahead: new Map(), compiled: new Map(), signal }
  const python = await WAYS[way](tool, surroundings)
  const answer = async (request) => {
    const { tool } = JSON.parse(request)
    if (python.lacks?.(tool)) await python.add(tool, surroundings)
    return python.answer(request)
  }
  return { way, answer }
}

/** Ask one way, anew after each request that it cannot answer: null stands for that. */
export async function askEach(way, requests) {
  const answers = []
  let started
  for (const request of requests) {
    started ??= await start(way, JSON.parse(request).tool)
    try {
      const answer = await started.answer(request)
      if ('error' in JSON.parse(answer)) throw new Error(answer)
      answers.push(answer)
    } catch {
      answers.push(null)
      started = null
    }
  }
  return answers
}

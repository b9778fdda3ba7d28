/** Fields that one tool fills for another on the next page: in this tab's memory, read once. */

const key = (tool) => `fields-${tool}`

/** @param {string} tool whose fields they are @param {Record<string, string>} fields by name */
export function handFields(tool, fields) {
  const memory = tabMemory()
  memory?.setItem(key(tool), JSON.stringify(fields))
}

/** Return what was handed over to `tool`, and forget it. */
export function takeFields(tool) {
  const memory = tabMemory()
  const fields = memory?.getItem(key(tool))
  memory?.removeItem(key(tool))
  return fields ? JSON.parse(fields) : {}
}

/** Whoever lets sites store nothing has none. */
function tabMemory() {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

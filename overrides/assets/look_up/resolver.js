/**
 * Questions to a resolver over https (RFC 8484): the page asks itself, because a worker would heed no
 * policy of the page. By GET alone, with no cookie, no address of the page, no redirect and no cache.
 */

const MESSAGE = 'application/dns-message'
const LONGEST_MS = 5000
const AT_ONCE = 8
/** Octets of the largest message there can be (RFC 1035 4.2.2). */
const LARGEST = 65_535

/**
 * @param {{name: string, type: string, query: string}[]} questions
 * @param {string} url of the resolver
 * @param {AbortSignal} signal ends all of it
 * @param {(count: number) => void} onReply is told how many are answered
 * @returns {Promise<object[]>} what came of each, as `checker/lookup/carried.py` takes it
 */
export async function askAll(questions, url, signal, onReply) {
  const replies = []
  const waiting = [...questions]
  const askNext = async () => {
    while (waiting.length > 0 && !signal.aborted) {
      const { name, type, query } = waiting.shift()
      replies.push({ name, type, ...(await ask(query, url, signal)) })
      if (!signal.aborted) onReply(replies.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askNext))
  return replies
}

/** Ask one question; return its message in base64, or why there is none. */
async function ask(query, url, signal) {
  const address = new URL(url)
  address.searchParams.set('dns', query)
  const limit = new AbortController()
  const end = () => limit.abort()
  const late = setTimeout(end, LONGEST_MS)
  signal.addEventListener('abort', end, { once: true, signal: limit.signal })
  try {
    const response = await fetch(address, {
      headers: { accept: MESSAGE },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: limit.signal,
    })
    return await read(response)
  } catch {
    return { why: limit.signal.aborted ? 'timeout' : 'unreachable' }
  } finally {
    clearTimeout(late)
    limit.abort()
  }
}

async function read(response) {
  if (!response.ok) return { why: 'http' }
  const [type] = (response.headers.get('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== MESSAGE) return { why: 'not_dns' }
  let octets = ''
  const reader = response.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const octet of part.value) octets += String.fromCharCode(octet)
    if (octets.length > LARGEST) return { why: 'too_big' }
  }
  return { message: btoa(octets).replaceAll('+', '-').replaceAll('/', '_') }
}

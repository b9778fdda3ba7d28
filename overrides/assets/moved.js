// Leads old links on. Where a text has moved to another page, a link to it stands in its place and
// bears the id that the text had (without script the reader takes that link). The check stood on the
// first page, too: a question in the address goes along, unless another page of this site has sent it.

const [id] = location.hash.slice(1).split('=')
const asks = (id === 'from' || id === 'domain') && !/&via=/.test(location.hash)
const heading = asks ? 'check-alignment' : id
// Firefox warns of a search for no name.
const place = heading ? document.getElementById(heading) : null
/** Whether the reader is on the way to another page, and what the address holds with them. */
export const isLeaving = Boolean(place?.matches('article a'))
if (isLeaving) {
  const target = new URL(place.href)
  if (location.hash.includes('=')) target.hash = location.hash
  location.replace(target)
}

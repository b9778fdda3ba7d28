/** Addresses without the part that names a person, for what others see: links and tickets. */

// A quoted or plain local part (RFC 5322, section 3.4.1) from its first character on, and the @ as
// links write it, too.
const LOCAL = /(?<![^\s"<>()[\],;:@＠&?/])("[^"\n]*"|[^\s"<>()[\],;:@＠&?/]+)/
const IN_TEXT = new RegExp(`${LOCAL.source}(@|＠|%40)(?=[^\\s@])`, 'gu')
const ADDRESS = new RegExp(`${LOCAL.source}@([^\\s"<>()[\\],;:@]+)`, 'gu')
// Exchange Online repeats the Message-ID in its reply: it looks like an address, and is none.
const MESSAGE_ID = /(\b2\.6\.0) <[^<>\s]+>/g

/** Return a text with "name" in place of each local part, and without a Message-ID. */
export function maskAddresses(text) {
  return text.replace(MESSAGE_ID, '$1').replace(IN_TEXT, 'name$2')
}

/**
 * Return the addresses of a From field alone, without names. What stands behind the "=" in an
 * address that the platform rewrote (max=example.de@….hs-send.com) stays: the answer is about it.
 * @param {string[]} rewriting the domains under which it does so
 */
export function maskFrom(field, rewriting) {
  const addresses = [...field.matchAll(ADDRESS)].map(([, local, domain]) => {
    const rewritten = rewriting.some((name) => `.${domain.toLowerCase()}`.endsWith(`.${name}`))
    return `name${(rewritten && local.match(/=[^=]*$/)?.[0]) || ''}@${domain}`
  })
  return addresses.join(', ')
}

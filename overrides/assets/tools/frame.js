/**
 * Whether this page is a tool in a frame on another site (overrides/frame.html). It stays there: no
 * other page of ours may be shown in a frame.
 */
export const isFrame = document.querySelector('.frame') !== null

/** Go on to a page: from a frame, in a new tab. */
export function leaveFor(address) {
  if (isFrame) open(address, '_blank', 'noopener')
  else location.assign(address)
}

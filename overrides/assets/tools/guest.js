/** The tool that was fetched from another page to answer on this one. */

/** Load what can do that: few answers need it. */
export function elsewhere() {
  // Beside the script that this becomes a part of (tools.js).
  return import(new URL('elsewhere.js', import.meta.url))
}

/** Take away the tool that was fetched last. */
export function closeGuest() {
  document.querySelector('.guest')?.remove()
}

/** Tells the page around how high the frame's content is. That is all that it is ever told. */

const { body } = document
let told = 0

function tell() {
  const height = Math.ceil(body.getBoundingClientRect().height)
  if (height === told) return
  told = height
  // Whoever shows the frame may know it; who that is, the frame does not know.
  parent.postMessage({ type: 'delivered:height', height }, '*')
}

/** An answer that a tool has led to comes into view once the page around has made room for it. */
function leadAgain() {
  const { activeElement } = document
  if (activeElement?.matches('[tabindex="-1"]')) activeElement.scrollIntoView({ block: 'nearest' })
}

new ResizeObserver(tell).observe(body)
addEventListener('resize', leadAgain)

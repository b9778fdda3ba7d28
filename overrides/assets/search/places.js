// Where a place is: `it/#allow` is a place on the page `it/`.

export function pageOf(location) {
  return location.split('#')[0]
}

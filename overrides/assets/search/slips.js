// How much alike two words are.

/**
 * Whether one slip of the fingers makes `typed` of `meant`: a letter too many, one too few, a wrong
 * one, or two neighbours in the wrong order (a Damerau-Levenshtein distance of at most 1).
 */
export function isOneSlip(typed, meant) {
  if (Math.abs(typed.length - meant.length) > 1) return false
  let from = 0
  while (from < typed.length && typed[from] === meant[from]) from += 1
  const [rest, other] = [typed.slice(from), meant.slice(from)]
  return (
    rest.slice(1) === other.slice(1) ||
    rest.slice(1) === other ||
    rest === other.slice(1) ||
    (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2))
  )
}

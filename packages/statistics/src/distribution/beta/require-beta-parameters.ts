const SMALLEST = 1e-300 // below, its inverse is no double
const LARGEST = 2 ** 53 // above, a count has no last place

/**
 * Rejects parameters that make no beta distribution that can be told from its neighbours.
 *
 * @throws RangeError unless both lie between 1e-300 and 2^53
 */
export function requireBetaParameters(a: number, b: number): void {
  if (Math.min(a, b) >= SMALLEST && Math.max(a, b) <= LARGEST) return
  throw new RangeError(
    `The parameters of a beta distribution must be at least 1e-300 and at most 2^53; got ${a} and ${b}.`,
  )
}

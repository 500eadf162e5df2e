const LARGEST = 2 ** 53 // above, a count has no last place

/**
 * Rejects parameters that make no beta distribution that can be told from its neighbours.
 *
 * @throws RangeError unless both are positive and at most 2^53
 */
export function requireBetaParameters(a: number, b: number): void {
  if (a > 0 && b > 0 && a <= LARGEST && b <= LARGEST) return
  throw new RangeError(`The parameters of a beta distribution must be positive and at most 2^53; got ${a} and ${b}.`)
}

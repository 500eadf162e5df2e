/**
 * Rejects degrees of freedom that make no χ² distribution.
 *
 * @throws RangeError unless positive and finite
 */
export function requireDegreesOfFreedom(degreesOfFreedom: number): void {
  if (degreesOfFreedom > 0 && degreesOfFreedom < Infinity) return
  throw new RangeError(`degreesOfFreedom must be positive and finite; got ${degreesOfFreedom}.`)
}

/**
 * Rejects what is no sum of squares.
 *
 * @throws RangeError unless at least 0 and finite
 */
export function requireNoncentrality(noncentrality: number): void {
  if (noncentrality >= 0 && noncentrality < Infinity) return
  throw new RangeError(`noncentrality must be finite and at least 0; got ${noncentrality}.`)
}

/**
 * Rejects a statistic that is no number.
 *
 * @throws RangeError when NaN
 */
export function requireNumber(value: number, name: string): void {
  if (!Number.isNaN(value)) return
  throw new RangeError(`${name} must be a number; got NaN. Leave missing values out and count them.`)
}

/**
 * Rejects what is no probability.
 *
 * @throws RangeError unless 0 ≤ probability ≤ 1
 */
export function requireProbability(probability: number, name: string): void {
  if (probability >= 0 && probability <= 1) return
  throw new RangeError(`${name} must be a probability between 0 and 1; got ${probability}.`)
}

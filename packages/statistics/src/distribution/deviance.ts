const SERIES_BELOW = 0.5 // |v| under which the series replaces a ln(a/mean), which cancels near the mean
const SERIES_TERMS = 40 // 0.5^80 is below the last place

/**
 * a ln(a/mean) + mean − a without cancellation: what a count of a costs where mean was expected.
 *
 * @param a - positive
 * @param mean - positive
 * @param difference - a − mean; given apart, because the caller may know it better than to the last place of a
 * @see Loader (2000), "Fast and Accurate Computation of Binomial Probabilities", eq. 5
 */
export function deviance(a: number, mean: number, difference: number): number {
  const v = difference / (a + mean)
  if (Math.abs(v) >= SERIES_BELOW) return a * Math.log(a / mean) - difference
  let sum = difference * v
  let power = 2 * a * v
  for (let j = 3; j < 2 * SERIES_TERMS; j += 2) {
    power *= v * v
    const next = sum + power / j
    if (next === sum) break
    sum = next
  }
  return sum
}

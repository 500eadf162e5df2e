import { countTotals } from '../internal/count-totals.ts'
import type { AlignedHistograms } from '../sketch/aligned-histograms.ts'

/** Extremes of both samples together, which close the open outer bins. */
export interface ValueBounds {
  /** Smallest value of either sample, in the feature's unit. */
  readonly min: number
  /** Largest value of either sample, in the feature's unit. */
  readonly max: number
}

const UNBOUNDED: ValueBounds = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }

/**
 * Estimates the first Wasserstein distance of two histograms on common bins, with the reference's mean inside each bin.
 *
 * Assumes that inside a bin both samples are shaped like the reference. Costs O(k) time. An open outer bin is closed by `bounds`;
 * without them it counts with its reference mean where one is known, and not at all where none is. Ties are no worse than other values. Missing values are not in a histogram. Too few rows: as
 * `wassersteinDistance`; an empty side gives NaN.
 *
 * @param aligned k + 1 edges and k reference means in the feature's unit, k counts in rows on each side; a mean that is
 *   absent or not finite stands for the middle of its bin, one outside its bin for the nearer edge
 * @param bounds extremes of both samples together, in the feature's unit; bins are trimmed to them
 * @returns the distance in the feature's unit, 0 or more; NaN when either side has no rows
 * @throws RangeError when the lengths do not fit, a count is negative or not finite, or `bounds.min` exceeds `bounds.max`
 * @see Vallender 1974, Calculation of the Wasserstein Distance Between Probability Distributions on the Line (the area)
 * @example
 * wassersteinBinned({ edges: [0, 1, 2], reference: [10, 0], current: [0, 10] }) // => 1
 */
export function wassersteinBinned(aligned: AlignedHistograms, bounds: ValueBounds = UNBOUNDED): number {
  const { edges, reference, current, referenceMeans } = aligned
  const totals = countTotals('wassersteinBinned', reference, current)
  checkArguments(aligned, bounds)
  if (totals.reference === 0 || totals.current === 0) return Number.NaN
  let area = 0
  let below = 0
  let belowCurrent = 0
  let difference = 0
  let lower = clamp(edges[0]!, bounds)
  for (let i = 0; i < reference.length; i++) {
    const upper = clamp(edges[i + 1]!, bounds)
    below += reference[i]!
    belowCurrent += current[i]!
    const next = (belowCurrent * totals.reference - below * totals.current) / (totals.reference * totals.current)
    const mean = referenceMeans && reference[i]! > 0 ? referenceMeans[i]! : Number.NaN
    area += binArea(closeBin(lower, upper, mean), difference, next)
    difference = next
    lower = upper
  }
  return area
}

interface Bin {
  readonly lower: number
  readonly upper: number
  readonly mean: number
}

function clamp(edge: number, { min, max }: ValueBounds): number {
  return Math.min(Math.max(edge, min), max)
}

// The area under |d| inside a bin, where d goes from `first` to `last` in the shape of the reference. Where d changes
// sign the two parts would cancel; a straight line from `first` to `last` then gives the least area to report.
function binArea({ lower, upper, mean }: Bin, first: number, last: number): number {
  const width = upper - lower
  if (!(width > 0) || (first === 0 && last === 0)) return 0
  const shaped = Math.abs(first * width + (last - first) * (upper - mean))
  if (first * last >= 0) return shaped
  return Math.max(shaped, (width * (first * first + last * last)) / (2 * (Math.abs(first) + Math.abs(last))))
}

// An end that is still open moves to the mean, or to the other edge: in an outer bin d is 0 at the open end, and then the
// area does not depend on where that end lies. A mean that is not known is the middle.
function closeBin(lower: number, upper: number, mean: number): Bin {
  const isKnown = Number.isFinite(mean)
  const closedLower = Number.isFinite(lower) ? lower : Math.min(isKnown ? mean : upper, upper)
  const closedUpper = Number.isFinite(upper) ? upper : Math.max(isKnown ? mean : lower, lower)
  const inside = isKnown ? mean : (closedLower + closedUpper) / 2
  return { lower: closedLower, upper: closedUpper, mean: Math.min(Math.max(inside, closedLower), closedUpper) }
}

function checkArguments({ edges, reference, referenceMeans }: AlignedHistograms, { min, max }: ValueBounds): void {
  if (edges.length !== reference.length + 1) {
    throw new RangeError(
      `wassersteinBinned: ${edges.length} edges for ${reference.length} counts; there must be one edge more than counts.`,
    )
  }
  if (referenceMeans !== undefined && referenceMeans.length !== reference.length) {
    throw new RangeError(
      `wassersteinBinned: ${referenceMeans.length} reference means for ${reference.length} counts; there must be one for each bin.`,
    )
  }
  if (!(min <= max)) {
    throw new RangeError(`wassersteinBinned: bounds.min is ${min} and bounds.max is ${max}; min must not exceed max.`)
  }
}

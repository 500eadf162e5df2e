import { quantileSorted } from './quantile-sorted.ts'

/** Bins at the deciles of a reference sample; the two outer bins are open. */
export interface DecileBins {
  /** Distinct inner edges in ascending order, length 1..9, in the feature's unit. */
  readonly edges: readonly number[]
  /** Edges that are the decile at two or more of the nine levels, ascending, a subset of `edges`. */
  readonly tied: readonly number[]
}

const DECILE_COUNT = 10

/**
 * Cuts a reference sample at its deciles, keeps each distinct edge once and names the values that fill more than one decile.
 *
 * Assumes a finite ascending sample. Costs O(1). Ties: a value that is the quantile at two or more levels holds about a
 * tenth of the reference or more, and goes to `tied`, so that `countWithTies` can give it a bin of its own; without that
 * bin a zero-inflated feature can lose its zeros unnoticed. Missing values must have been left out before sorting. One value
 * gives one edge, tied.
 *
 * @param sortedReference finite values in ascending order, in the feature's unit
 * @returns edges in the feature's unit; both lists are empty when the sample is
 * @see Hyndman and Fan 1996, Sample Quantiles in Statistical Packages, definition 7 (the quantiles)
 * @example
 * decileBins([0, 0, 0, 0, 0, 0, 0, 1, 2, 3]) // => { edges: [0, 0.3…, 1.2…, 2.1], tied: [0] }
 */
export function decileBins(sortedReference: ArrayLike<number>): DecileBins {
  if (sortedReference.length === 0) return { edges: [], tied: [] }
  const edges: number[] = []
  const tied: number[] = []
  for (let level = 1; level < DECILE_COUNT; level++) {
    const edge = quantileSorted(sortedReference, level / DECILE_COUNT)
    if (edge !== edges.at(-1)) edges.push(edge)
    else if (edge !== tied.at(-1)) tied.push(edge)
  }
  return { edges, tied }
}

import { sortNumbers } from './sort-numbers.ts'

/** A sample ready for the functions whose name ends in `Sorted`. */
export interface SortedSample {
  /** Finite values in ascending order, in the feature's unit. */
  readonly sorted: Float64Array
  /** Values left out because they are NaN, Infinity or -Infinity, in rows. */
  readonly missing: number
}

/**
 * Copies the finite values of a sample in ascending order and counts the rest, so that several statistics can share one sort.
 *
 * Assumes nothing. Costs O(n) time and 24 bytes a value meanwhile. Ties stay side by side. Missing values (NaN) and infinities
 * are counted, never coerced. An empty sample stays empty.
 *
 * @param values length n, in the feature's unit; left untouched
 * @returns the sorted finite values and the number of values left out
 * @example
 * sortSample([3, Number.NaN, 1]) // => { sorted: Float64Array [1, 3], missing: 1 }
 */
export function sortSample(values: ArrayLike<number>): SortedSample {
  const finite = new Float64Array(values.length)
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (Number.isFinite(value)) finite[count++] = value
  }
  return { sorted: sortNumbers(finite.slice(0, count)), missing: values.length - count }
}

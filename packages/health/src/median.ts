import { quantileSorted } from '@driftline/statistics'

/** The middle value, of an even number the mean of the two; NaN of none. */
export function median(values: readonly number[]): number {
  return quantileSorted(
    values.toSorted((a, b) => a - b),
    0.5,
  )
}

import { toNumberText, toPercentText } from './number-text.ts'

/** What a bin holds: `3 to 5`, `up to 3`, `above 5`. @param upper upper edges, `null` for an open end. */
export function toBinText(upper: readonly (number | null)[], bin: number): string {
  const below = upper[bin - 1]
  const edge = upper[bin]
  if (edge === null || edge === undefined)
    return below === null || below === undefined ? 'all values' : `above ${toNumberText(below)}`
  return below === null || below === undefined
    ? `up to ${toNumberText(edge)}`
    : `${toNumberText(below)} to ${toNumberText(edge)}`
}

/** Shares of values then and now, of equal length. */
export interface SharesThenAndNow {
  readonly reference: readonly number[]
  readonly current: readonly number[]
}

/** Where two distributions differ most: `up to 3, from 12 % to 40 %`. @param toName what a bin or category is called. */
export function largestShiftText({ reference, current }: SharesThenAndNow, toName: (index: number) => string): string {
  const shifts = reference.map((was, index) => Math.abs((current[index] ?? 0) - was))
  const index = shifts.indexOf(Math.max(...shifts))
  return `${toName(index)}, from ${toPercentText(reference[index] ?? 0)} to ${toPercentText(current[index] ?? 0)}`
}

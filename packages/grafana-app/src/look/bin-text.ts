import { toNumberText } from '@driftline/view'
import type { DistributionBin } from '../frames/distribution.ts'

/** What a bin holds: `up to 2.5`, `2.5 to 4`, `above 4`, or its category. */
export function binText(bins: readonly DistributionBin[], index: number): string {
  const bin = bins[index]
  if (bin === undefined) return ''
  if (bin.upper === undefined) return bin.category ?? ''
  const below = bins[index - 1]?.upper
  if (!Number.isFinite(bin.upper)) return below === undefined ? 'all values' : `above ${toNumberText(below)}`
  return below === undefined
    ? `up to ${toNumberText(bin.upper)}`
    : `${toNumberText(below)} to ${toNumberText(bin.upper)}`
}

/** The bin that gained or lost most. */
export function largestShift(bins: readonly DistributionBin[]): number {
  const shifts = bins.map(({ reference, current }) => Math.abs(current - reference))
  return Math.max(0, shifts.indexOf(Math.max(...shifts)))
}

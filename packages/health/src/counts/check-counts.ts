import type { ExponentialHistogramData } from '@driftline/statistics'
import type { FeatureCounts } from './feature-counts.ts'

/**
 * Whether counts can be added up and compared: every count a number of rows from 0 to 2^53, histograms of the shape
 * their kind has. What cannot poisons whatever it is merged with.
 */
export function areCountable(counts: FeatureCounts): boolean {
  const known = checked.get(counts)
  if (known !== undefined) return known
  const found = checkCounts(counts)
  checked.set(counts, found)
  return found
}

/** Every reference of a window asks again. */
const checked = new WeakMap<FeatureCounts, boolean>()

function checkCounts({ values, scores, categories, special, problems, aged = 0 }: FeatureCounts): boolean {
  return (
    (!values || isSketch(values)) &&
    (!scores || (scores.counts.length === scores.bounds.length + 1 && areCounts([scores.count, ...scores.counts]))) &&
    (!categories || areCounts([categories.other, ...recordCounts(categories.names, categories.buckets)])) &&
    areCounts([...recordCounts(special, problems), aged])
  )
}

function isSketch({ scale, zeroThreshold, zeroCount, count, positive, negative }: ExponentialHistogramData): boolean {
  return (
    Number.isInteger(scale) &&
    zeroThreshold >= 0 &&
    zeroThreshold < Infinity &&
    [positive.offset, negative.offset].every(Number.isSafeInteger) &&
    areCounts([count, zeroCount]) &&
    areCounts(positive.counts) &&
    areCounts(negative.counts)
  )
}

function areCounts(counts: readonly number[]): boolean {
  let total = 0
  for (const count of counts) {
    if (!(count >= 0)) return false
    total += count
  }
  return total <= Number.MAX_SAFE_INTEGER
}

function recordCounts(...records: readonly Readonly<Record<string, number>>[]): readonly number[] {
  return records.flatMap((record) => Object.values(record))
}

/** The same counts with every number one that JSON has: sums and extremes that overflowed are left out. */
export function toPlainCounts(counts: FeatureCounts): FeatureCounts {
  return {
    ...counts,
    ...(counts.values && { values: withFiniteSummary(counts.values) }),
    ...(counts.scores && { scores: withFiniteSummary(counts.scores) }),
  }
}

/** A histogram without the sum and extremes that overflowed. */
export function withFiniteSummary<T extends { readonly sum?: number; readonly min?: number; readonly max?: number }>(
  data: T,
): T {
  const { sum, min, max, ...rest } = data
  const finite = Object.entries({ sum, min, max }).filter(([, value]) => Number.isFinite(value))
  return { ...rest, ...Object.fromEntries(finite) } as T
}

import { DEFAULT_MAX_SIZE, NO_BUCKETS, addBuckets, trimBuckets, zeroCounts } from './exponential-histogram-data.ts'
import type { ExponentialBuckets, ExponentialHistogramData } from './exponential-histogram-data.ts'
import { shareZeroThreshold } from './raise-zero-threshold.ts'

/** The buckets of one sign of both sides, without empty ends, with the scale each is at. */
interface Part {
  readonly buckets: ExponentialBuckets
  readonly scale: number
}

interface Span {
  readonly first: number
  readonly last: number
}

function occupiedParts(sides: readonly ExponentialHistogramData[], sign: 'positive' | 'negative'): Part[] {
  return sides
    .map((side) => ({ buckets: trimBuckets(side[sign]), scale: side.scale }))
    .filter((part) => part.buckets.counts.length > 0)
}

/** First and last occupied index of the parts at a common scale. */
function jointSpan(parts: readonly Part[], scale: number): Span {
  let [first, last] = [Infinity, -Infinity]
  for (const { buckets, scale: own } of parts) {
    const ratio = 2 ** (own - scale)
    first = Math.min(first, Math.floor(buckets.offset / ratio))
    last = Math.max(last, Math.floor((buckets.offset + buckets.counts.length - 1) / ratio))
  }
  return { first, last }
}

/** Coarsening steps until a span has at most maxSize buckets. */
function stepsToFit({ first, last }: Span, maxSize: number): number {
  let steps = 0
  for (let ratio = 1; Math.floor(last / ratio) - Math.floor(first / ratio) >= maxSize; ratio *= 2) steps += 1
  return steps
}

function joinParts(parts: readonly Part[], scale: number): ExponentialBuckets {
  if (parts.length === 0) return NO_BUCKETS
  const { first, last } = jointSpan(parts, scale)
  const counts = zeroCounts(last - first + 1)
  for (const part of parts) addBuckets(counts, part.buckets, { first, steps: part.scale - scale })
  return { offset: first, counts }
}

/**
 * Sum, minimum and maximum of two samples together: each only when both sides know theirs; an empty side knows nothing and spoils nothing.
 */
export function mergeSummaries<T extends { count: number; sum?: number; min?: number; max?: number }>(
  a: T,
  b: T,
): { sum?: number; min?: number; max?: number } {
  const pick = (key: 'sum' | 'min' | 'max', join: (x: number, y: number) => number) => {
    if (a.count === 0) return b[key]
    if (b.count === 0) return a[key]
    const [left, right] = [a[key], b[key]]
    return left === undefined || right === undefined ? undefined : join(left, right)
  }
  const sum = pick('sum', (x, y) => x + y)
  const min = pick('min', Math.min)
  const max = pick('max', Math.max)
  return {
    ...(sum === undefined ? {} : { sum }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
}

/**
 * The histogram of both samples together, as if every observation had been recorded in one.
 *
 * Exact: zero thresholds are raised to the larger one, the finer side is brought to the coarser scale, and both further only as
 * far as needed to fit. A side without occupied buckets does not coarsen the other, whatever scale its writer sent.
 *
 * @param maxSize - buckets per sign, an integer ≥ 2; default 320
 * @throws RangeError when maxSize is no integer ≥ 2
 * @see OpenTelemetry metrics data model, "ExponentialHistogram", "All scales are perfectly subsetting"
 * @example mergeExponentialHistograms(a, b).count === a.count + b.count // => true
 */
export function mergeExponentialHistograms(
  a: ExponentialHistogramData,
  b: ExponentialHistogramData,
  maxSize = DEFAULT_MAX_SIZE,
): ExponentialHistogramData {
  requireMaxSize(maxSize)
  const [left, right] = shareZeroThreshold(a, b)
  const positive = occupiedParts([left, right], 'positive')
  const negative = occupiedParts([left, right], 'negative')
  const common = Math.min(...[...positive, ...negative].map((part) => part.scale))
  const steps = Math.max(...[positive, negative].map((parts) => stepsToFit(jointSpan(parts, common), maxSize)))
  const scale = common === Infinity ? Math.max(left.scale, right.scale) : common - steps
  return {
    scale,
    zeroThreshold: left.zeroThreshold,
    zeroCount: left.zeroCount + right.zeroCount,
    positive: joinParts(positive, scale),
    negative: joinParts(negative, scale),
    count: a.count + b.count,
    ...mergeSummaries(a, b),
  }
}

/**
 * Rejects a bucket limit that cannot always be met.
 *
 * @throws RangeError when maxSize is no integer ≥ 2
 */
export function requireMaxSize(maxSize: number): void {
  if (Number.isInteger(maxSize) && maxSize >= 2) return
  throw new RangeError(`maxSize must be an integer of at least 2 buckets per sign; got ${maxSize}.`)
}

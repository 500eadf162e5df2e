import { downscaleExponentialHistogram } from './downscale-exponential-histogram.ts'
import { DEFAULT_MAX_SIZE, constrainingScale, trimBuckets } from './exponential-histogram-data.ts'
import type { ExponentialBuckets, ExponentialHistogramData } from './exponential-histogram-data.ts'
import { shareZeroThreshold } from './raise-zero-threshold.ts'

interface Span {
  readonly first: number
  readonly last: number
}

/** First and last occupied index of both, at a scale `steps` coarser than `scale`. */
function jointSpan(sides: readonly ExponentialHistogramData[], sign: 'positive' | 'negative', scale: number): Span {
  let first = Infinity
  let last = -Infinity
  for (const side of sides) {
    const { offset, counts } = trimBuckets(side[sign])
    if (counts.length === 0) continue
    const ratio = 2 ** (side.scale - scale)
    first = Math.min(first, Math.floor(offset / ratio))
    last = Math.max(last, Math.floor((offset + counts.length - 1) / ratio))
  }
  return { first, last }
}

/** Coarsening steps until a span has at most maxSize buckets. */
function stepsToFit({ first, last }: Span, maxSize: number): number {
  let steps = 0
  for (let ratio = 1; Math.floor(last / ratio) - Math.floor(first / ratio) >= maxSize; ratio *= 2) steps += 1
  return steps
}

function addBuckets(a: ExponentialBuckets, b: ExponentialBuckets): ExponentialBuckets {
  const [left, right] = [trimBuckets(a), trimBuckets(b)]
  if (left.counts.length === 0) return right
  if (right.counts.length === 0) return left
  const offset = Math.min(left.offset, right.offset)
  const end = Math.max(left.offset + left.counts.length, right.offset + right.counts.length)
  const counts = Array.from({ length: end - offset }, () => 0)
  for (const side of [left, right]) side.counts.forEach((count, i) => (counts[side.offset - offset + i]! += count))
  return { offset, counts }
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
  const finest = Math.min(constrainingScale(left), constrainingScale(right))
  const common = finest === Infinity ? Math.max(left.scale, right.scale) : finest
  const spans = (['positive', 'negative'] as const).map((sign) => jointSpan([left, right], sign, common))
  const scale = common - Math.max(...spans.map((span) => stepsToFit(span, maxSize)))
  const sides = [left, right].map((side) => downscaleExponentialHistogram(side, scale)) as [typeof left, typeof right]
  return {
    scale,
    zeroThreshold: left.zeroThreshold,
    zeroCount: left.zeroCount + right.zeroCount,
    positive: addBuckets(sides[0].positive, sides[1].positive),
    negative: addBuckets(sides[0].negative, sides[1].negative),
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

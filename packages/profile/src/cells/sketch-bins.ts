import type { ExponentialBuckets, ExponentialHistogramData } from '@driftline/statistics'
import { bucketUpperBound, downscaleExponentialHistogram } from '@driftline/statistics'
import type { Bound } from './choose-edges.ts'

/** Buckets a window's sketch has on each side of zero. */
const WINDOW_BUCKETS = 320
/** Bounds beside zero are there at every scale. */
const EVERY_SCALE = -64

/** A bound of a sketch: its value, and on which side of zero it lies. */
export interface SketchBound extends Bound {
  readonly side: 'negative' | 'below_zero' | 'above_zero' | 'positive'
  readonly value: number
}

/** The reference as a window's sketch would hold it: scaled down until each side of zero spans few enough buckets. */
export function toWindowScale(histogram: ExponentialHistogramData): ExponentialHistogramData {
  let coarse = downscaleExponentialHistogram(histogram, 20)
  while (span(coarse.positive.counts) > WINDOW_BUCKETS || span(coarse.negative.counts) > WINDOW_BUCKETS)
    coarse = downscaleExponentialHistogram(coarse, coarse.scale - 1)
  return coarse
}

function span(counts: readonly number[]): number {
  let first = 0
  let last = counts.length - 1
  while (first <= last && counts[first] === 0) first += 1
  while (last >= first && counts[last] === 0) last -= 1
  return last - first + 1
}

/** Scales at which bounds beyond the outermost buckets are offered: they last however far other values lie. */
const OUTER_SCALES = [4, 1]

/** The bounds of a sketch in order of value, with the rows below each, and some beyond the outermost buckets. */
export function sketchBounds(histogram: ExponentialHistogramData): readonly SketchBound[] {
  const { negative, positive, zeroCount, zeroThreshold, scale } = histogram
  const bounds: SketchBound[] = []
  let below = 0
  const outermost = (buckets: ExponentialBuckets, sign: 1 | -1, end: 'far' | 'near'): void => {
    if (buckets.counts.length === 0) return
    for (const bound of outerBounds(buckets, { scale, end })) bounds.push({ ...toBound(bound, sign), below })
  }
  outermost(negative, -1, 'far')
  for (let i = negative.counts.length - 1; i >= 0; i -= 1) {
    bounds.push(boundOf({ index: negative.offset + i, scale, sign: -1 }, below))
    below += negative.counts[i]!
  }
  outermost(negative, -1, 'near')
  bounds.push({ side: 'below_zero', value: -zeroThreshold, below, scale: EVERY_SCALE })
  below += zeroCount
  bounds.push({ side: 'above_zero', value: zeroThreshold, below, scale: EVERY_SCALE })
  outermost(positive, 1, 'near')
  if (positive.counts.length > 0) bounds.push(boundOf({ index: positive.offset - 1, scale, sign: 1 }, below))
  for (const [i, count] of positive.counts.entries()) {
    below += count
    bounds.push(boundOf({ index: positive.offset + i, scale, sign: 1 }, below))
  }
  outermost(positive, 1, 'far')
  return inOrder(bounds).filter(
    ({ value, side }) => Number.isFinite(value) && (Math.abs(value) > zeroThreshold || isBesideZero(side)),
  )
}

/** Bounds of coarser scales next to the outermost buckets of one sign, by magnitude. */
function outerBounds(
  { offset, counts }: ExponentialBuckets,
  { scale, end }: { readonly scale: number; readonly end: 'far' | 'near' },
): readonly { readonly magnitude: number; readonly scale: number }[] {
  return OUTER_SCALES.filter((coarser) => coarser < scale).map((coarser) => {
    const ratio = 2 ** (scale - coarser)
    const numerator = end === 'far' ? Math.ceil((offset + counts.length) / ratio) : Math.floor(offset / ratio)
    return { magnitude: bucketUpperBound(numerator - 1, coarser), scale: coarser - trailingZeros(numerator) }
  })
}

function toBound(
  { magnitude, scale }: { readonly magnitude: number; readonly scale: number },
  sign: 1 | -1,
): Omit<SketchBound, 'below'> {
  return { side: sign === 1 ? 'positive' : 'negative', value: sign * magnitude, scale }
}

/** By value, zero's own bounds between the signs; of equal ones the first. */
function inOrder(bounds: readonly SketchBound[]): readonly SketchBound[] {
  const sorted = bounds.toSorted((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side) || a.value - b.value)
  return sorted.filter(
    ({ side, value }, i) => i === 0 || side !== sorted[i - 1]!.side || value !== sorted[i - 1]!.value,
  )
}

const SIDES: readonly SketchBound['side'][] = ['negative', 'below_zero', 'above_zero', 'positive']

function isBesideZero(side: SketchBound['side']): boolean {
  return side === 'below_zero' || side === 'above_zero'
}

function boundOf(
  { index, scale, sign }: { readonly index: number; readonly scale: number; readonly sign: 1 | -1 },
  below: number,
): SketchBound {
  return {
    side: sign === 1 ? 'positive' : 'negative',
    value: sign * bucketUpperBound(index, scale),
    below,
    scale: scale - trailingZeros(index + 1),
  }
}

/** How often a number can be halved: so many coarser scales have the bound. */
function trailingZeros(value: number): number {
  if (value === 0) return -EVERY_SCALE
  let zeros = 0
  for (let rest = value; rest % 2 === 0; rest /= 2) zeros += 1
  return zeros
}

import type { ExponentialHistogramData } from '@driftline/statistics'
import { bucketUpperBound, downscaleExponentialHistogram } from '@driftline/statistics'
import type { Bound } from './choose-edges.ts'

/** Buckets a window's sketch has on each side of zero. */
const WINDOW_BUCKETS = 320
/** What a bound beside zero outlasts: it is there at every scale. */
const LASTING = 64

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

/** The bounds of a sketch in order of value, with the rows below each. */
export function sketchBounds(histogram: ExponentialHistogramData): readonly SketchBound[] {
  const { negative, positive, zeroCount, zeroThreshold, scale } = histogram
  const bounds: SketchBound[] = []
  let below = 0
  for (let i = negative.counts.length - 1; i >= 0; i -= 1) {
    bounds.push(boundOf({ index: negative.offset + i, scale, sign: -1 }, below))
    below += negative.counts[i]!
  }
  bounds.push({ side: 'below_zero', value: -zeroThreshold, below, endurance: LASTING })
  below += zeroCount
  bounds.push({ side: 'above_zero', value: zeroThreshold, below, endurance: LASTING })
  if (positive.counts.length > 0) bounds.push(boundOf({ index: positive.offset - 1, scale, sign: 1 }, below))
  for (const [i, count] of positive.counts.entries()) {
    below += count
    bounds.push(boundOf({ index: positive.offset + i, scale, sign: 1 }, below))
  }
  return bounds.filter(({ value, side }) => Number.isFinite(value) && (Math.abs(value) > zeroThreshold || isBesideZero(side)))
}

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
    endurance: trailingZeros(index + 1),
  }
}

/** How often a number can be halved: so many coarser scales have the bound. */
function trailingZeros(value: number): number {
  if (value === 0) return LASTING
  let zeros = 0
  for (let rest = value; rest % 2 === 0; rest /= 2) zeros += 1
  return zeros
}

import type { ExponentialBuckets, ExponentialHistogramData } from '@driftline/statistics'
import { bucketIndex, bucketUpperBound, downscaleExponentialHistogram, raiseZeroThreshold } from '@driftline/statistics'

const FINEST_SCALE = 20
/** Scales whose places are remembered: the sketches of one feature have few. */
const KEPT_SCALES = 8

/** An edge of cells: a bound of buckets, or one of both ends of what counts as zero. */
export type SketchEdge =
  | { readonly side: 'negative'; readonly value: number }
  | { readonly side: 'below_zero' }
  | { readonly side: 'above_zero' }
  | { readonly side: 'positive'; readonly value: number }

/** Where an edge lies among the buckets of one scale. */
interface Place {
  /** Of the bucket on the side of zero. */
  readonly index: number
  /** Whether the edge is that bucket's bound; else it lies inside. */
  readonly isBound: boolean
}

/**
 * Prepares the counting of sketches by the same edges, which costs little then.
 *
 * @param edges in order of value.
 * @param zeroThreshold of the edges: smaller magnitudes are moved into zero.
 * @returns for a sketch the rows below each edge; NaN where the edge lies inside a bucket with rows.
 */
export function createSketchCounter(
  edges: readonly SketchEdge[],
  zeroThreshold: number,
): (histogram: ExponentialHistogramData) => readonly number[] {
  const placesByScale = new Map<number, readonly Place[]>()
  const placesOf = (scale: number): readonly Place[] => {
    const known = placesByScale.get(scale)
    if (known) return known
    if (placesByScale.size >= KEPT_SCALES) placesByScale.clear()
    const places = edges.map((edge) => placeOf(edge, scale))
    placesByScale.set(scale, places)
    return places
  }
  return (histogram) => {
    const known = downscaleExponentialHistogram(histogram, FINEST_SCALE)
    const raised = known.zeroThreshold < zeroThreshold ? raiseZeroThreshold(known, zeroThreshold) : known
    const hidesMore = raised.zeroThreshold > zeroThreshold && raised.zeroCount > 0
    const places = placesOf(raised.scale)
    const total = { negative: sum(raised.negative.counts), positive: 0, placed: 0 }
    return edges.map((edge, at) => rowsBelow(raised, edge, { place: places[at]!, hidesMore, total }))
  }
}

function placeOf(edge: SketchEdge, scale: number): Place {
  if (edge.side === 'below_zero' || edge.side === 'above_zero') return { index: 0, isBound: true }
  const magnitude = Math.abs(edge.value)
  const index = bucketIndex(magnitude, scale)
  // Bounds are irrational: the double nearest to one may lie just above it, in the next bucket.
  if (bucketUpperBound(index - 1, scale) === magnitude) return { index: index - 1, isBound: true }
  return { index, isBound: bucketUpperBound(index, scale) === magnitude }
}

interface Walk {
  readonly place: Place
  /** What counts as zero reaches beyond what the edges call zero. */
  readonly hidesMore: boolean
  /** Of positive buckets, those before `placed` are summed up: edges come in order. */
  readonly total: { readonly negative: number; positive: number; placed: number }
}

function rowsBelow(histogram: ExponentialHistogramData, edge: SketchEdge, walk: Walk): number {
  const { negative } = walk.total
  switch (edge.side) {
    case 'below_zero':
      return walk.hidesMore ? NaN : negative
    case 'above_zero':
      return walk.hidesMore ? NaN : negative + histogram.zeroCount
    case 'negative':
    case 'positive':
      if (Math.abs(edge.value) < histogram.zeroThreshold) return histogram.zeroCount > 0 ? NaN : negative
      return edge.side === 'negative' ? belowNegative(histogram, walk) : belowPositive(histogram, walk)
  }
}

function belowNegative({ negative }: ExponentialHistogramData, { place }: Walk): number {
  const at = place.index - negative.offset
  return isInside(negative, at, place) ? NaN : sumFrom(negative.counts, at + 1)
}

function belowPositive({ positive, zeroCount }: ExponentialHistogramData, { place, total }: Walk): number {
  const at = place.index - positive.offset
  if (isInside(positive, at, place)) return NaN
  for (; total.placed <= at && total.placed < positive.counts.length; total.placed += 1)
    total.positive += positive.counts[total.placed]!
  return total.negative + zeroCount + total.positive
}

/** Whether an edge lies inside a bucket with rows. */
function isInside({ counts }: ExponentialBuckets, at: number, { isBound }: Place): boolean {
  return !isBound && (counts[at] ?? 0) > 0
}

function sumFrom(counts: readonly number[], from: number): number {
  let rows = 0
  for (let i = Math.max(0, from); i < counts.length; i += 1) rows += counts[i]!
  return rows
}

function sum(counts: readonly number[]): number {
  return sumFrom(counts, 0)
}

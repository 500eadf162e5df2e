import { ML_FEATURE_CATEGORY_VALUE_OVER, ML_FEATURE_CATEGORY_VALUE_UNDER } from '@driftline/semconv'
import type { ExponentialHistogramData } from '@driftline/statistics'
import type { NumericCells, Tails } from '../reference-profile.ts'
import { chooseEdges } from './choose-edges.ts'
import type { SketchBound } from './sketch-bins.ts'
import { sketchBounds, toWindowScale } from './sketch-bins.ts'

/** Share of the reference in each tail. */
const TAIL_SHARE = 0.001

/**
 * Cells of about a tenth of the rows each, on bounds that a window's sketch has; a value that fills two tenths or more
 * has a cell of its own. Edges are taken, within two hundredths of the rows, where also a coarser sketch has a bound.
 *
 * @param histogram of the reference; without rows there is one cell.
 */
export function chooseNumericCells(histogram: ExponentialHistogramData): NumericCells {
  const bounds = sketchBounds(toWindowScale(histogram))
  const chosen = histogram.count === 0 ? [] : chooseEdges(bounds, histogram.count).map((at) => bounds[at]!)
  const values = (side: SketchBound['side']): readonly number[] =>
    chosen.filter((bound) => bound.side === side).map(({ value }) => value)
  return {
    negative: values('negative'),
    belowZero: values('below_zero').length > 0,
    aboveZero: values('above_zero').length > 0,
    positive: values('positive'),
  }
}

/** The cell of a number; the first is 0. @param zeroThreshold magnitudes up to this are zero. */
export function numericCellOf(cells: NumericCells, value: number, zeroThreshold: number): number {
  const { negative, belowZero, aboveZero, positive } = cells
  const isZero = Math.abs(value) <= zeroThreshold
  if (!isZero && value < 0) return countWhere(negative, (edge) => value >= edge)
  const atZero = negative.length + Number(belowZero)
  if (isZero) return atZero
  return atZero + Number(aboveZero) + countWhere(positive, (edge) => value > edge)
}

/**
 * Where the tails of a reference begin: at its 0.1 % and 99.9 % quantiles, or where a coarser sketch has a bound a
 * little further in or out.
 *
 * @param histogram of the reference.
 * @param outside rows beyond the guard band, which are in no bucket.
 */
export function chooseTails(
  histogram: ExponentialHistogramData,
  outside: { readonly under: number; readonly over: number },
): Tails {
  const bounds = sketchBounds(toWindowScale(histogram))
  const rows = histogram.count + outside.under + outside.over
  const share = (bound: SketchBound, side: 'lower' | 'upper'): number =>
    side === 'lower' ? (bound.below + outside.under) / rows : (histogram.count - bound.below + outside.over) / rows
  const lower = rows === 0 ? undefined : tailBound(bounds, (bound) => share(bound, 'lower'))
  const upper = rows === 0 ? undefined : tailBound(bounds, (bound) => share(bound, 'upper'))
  return {
    ...(lower && { lower: lower.value + 0 }),
    ...(upper && { upper: upper.value + 0 }),
    count: (lower ? lower.below + outside.under : 0) + (upper ? histogram.count - upper.below + outside.over : 0),
  }
}

/** The bound with the largest tail up to 0.15 % that lasts longest; where there is none, the outermost. */
function tailBound(bounds: readonly SketchBound[], shareOf: (bound: SketchBound) => number): SketchBound | undefined {
  let best: SketchBound | undefined
  for (const bound of bounds) {
    const share = shareOf(bound)
    if (share > 1.5 * TAIL_SHARE) continue
    if (!best || isBetterTail(bound, best, shareOf)) best = bound
  }
  return best
}

function isBetterTail(a: SketchBound, b: SketchBound, shareOf: (bound: SketchBound) => number): boolean {
  const near = (bound: SketchBound): boolean => shareOf(bound) >= TAIL_SHARE / 2
  if (near(a) !== near(b)) return near(a)
  if (near(a)) return a.scale < b.scale || (a.scale === b.scale && shareOf(a) > shareOf(b))
  return shareOf(a) > shareOf(b) || (shareOf(a) === shareOf(b) && a.scale < b.scale)
}

function countWhere(edges: readonly number[], isBelow: (edge: number) => boolean): number {
  let count = 0
  while (count < edges.length && isBelow(edges[count]!)) count += 1
  return count
}

/** Rows beyond the guard band, which are counted as special values. */
export function outsideGuard(special: Readonly<Record<string, number>>): {
  readonly under: number
  readonly over: number
} {
  return {
    under: special[ML_FEATURE_CATEGORY_VALUE_UNDER] ?? 0,
    over: special[ML_FEATURE_CATEGORY_VALUE_OVER] ?? 0,
  }
}

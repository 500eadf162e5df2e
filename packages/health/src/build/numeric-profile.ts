import type { FeatureProfile, NumericFeatureProfile, ReferenceScatter, ScoreFeatureProfile } from '@driftline/profile'
import {
  chooseNumericCells,
  chooseScoreCells,
  chooseScoreTails,
  chooseTails,
  createValueRule,
  outsideGuard,
} from '@driftline/profile'
import {
  createExplicitHistogram,
  createExponentialHistogram,
  logitScoreBounds,
  quantileSorted,
  sortNumbers,
  summarise,
} from '@driftline/statistics'
import type { ExponentialHistogramData, ExponentialHistogramOptions } from '@driftline/statistics'
import { displayEdges } from './display-edges.ts'
import type { ClassifiedRows } from '../counts/classified-rows.ts'
import { classifyRows, numbersOf } from '../counts/classified-rows.ts'
import { countNames } from '../counts/coded-names.ts'
import { withFiniteSummary } from '../counts/check-counts.ts'
import type { ReferenceColumn } from './reference-column.ts'
import { sampleOf } from './reference-column.ts'

/** The reference is kept 8 to 16 times finer than a window's sketch: a finer scale projects exactly on a coarser. */
const REFERENCE_SKETCH_SIZE = 4096
/** Of a segment, of which there may be many: twice as fine. */
const SEGMENT_SKETCH_SIZE = 640
/** Values within IQR/64 of zero are counted as zero: keeps the scale where the data is. */
const ZERO_THRESHOLD_DIVISOR = 64
/** Quantiles of the reference that are edges of a score's histogram. */
const SCORE_QUANTILES = 128
/** Width of the guard band beyond the 0.1 % and 99.9 % quantiles, in IQR. */
const GUARD_IQRS = 8

/** A numeric reference without its scatter, and the rows it was made from. */
export interface NumericReference<P> {
  readonly profile: Omit<P, keyof ReferenceScatter>
  readonly rows: ClassifiedRows
}

/**
 * Profiles the raw cells of a numeric feature. Without a single value, undefined.
 *
 * @param everyone for a segment: the profile of all rows, on whose grid its senders count and in whose bins it is shown.
 */
export function profileNumeric(
  column: ReferenceColumn,
  everyone?: FeatureProfile,
): NumericReference<NumericFeatureProfile> | undefined {
  const { cells, spec } = column
  const { rows: all, sorted } = sampleOf(column)
  if (sorted.length === 0) return undefined
  const grid = everyone?.type === 'numeric' ? everyone : undefined
  const { guard, zeroThreshold } = grid ?? { guard: guardBand(sorted), zeroThreshold: zeroThresholdOf(sorted) }
  const rows = classifyRows(cells, createValueRule({ type: 'numeric', spec, guard }))
  const maxSize = grid ? SEGMENT_SKETCH_SIZE : REFERENCE_SKETCH_SIZE
  const guarded = numbersOf(rows)
  const inOrder = guarded.length === sorted.length ? sorted : sortNumbers(guarded)
  const data = sketchOf(inOrder, { maxSize, zeroThreshold })
  const special = countNames(rows.specials)
  return {
    profile: {
      type: 'numeric',
      ...numericSummary(sorted, all),
      minimum: sorted[0]!,
      maximum: sorted.at(-1)!,
      cells: chooseNumericCells(data),
      tails: chooseTails(data, outsideGuard(special)),
      displayEdges: grid?.displayEdges ?? displayEdges(sorted),
      ...wholeNumbersIn(sorted),
      zeroThreshold,
      guard,
      special,
      histogram: data,
    },
    rows,
  }
}

function sketchOf(values: Float64Array, options: ExponentialHistogramOptions): ExponentialHistogramData {
  const histogram = createExponentialHistogram(options)
  for (let i = 0; i < values.length; i += 1) histogram.record(values[i]!)
  return withFiniteSummary(histogram.toData())
}

function wholeNumbersIn(sorted: Float64Array): Pick<NumericFeatureProfile, 'wholeNumbers'> {
  return sorted.every(Number.isInteger) ? { wholeNumbers: true } : {}
}

/** Profiles a score in 0..1 on logit-spaced bins, with thresholds and the reference's quantiles among the edges. Without a single value, undefined. */
export function profileScore(
  column: ReferenceColumn,
  everyone?: FeatureProfile,
): NumericReference<ScoreFeatureProfile> | undefined {
  const { rows, sorted } = sampleOf(column)
  if (sorted.length === 0) return undefined
  const grid = everyone?.type === 'score' ? everyone : undefined
  const bounds = grid?.bounds ?? scoreBounds(sorted, column.thresholds ?? [])
  const histogram = createExplicitHistogram(bounds)
  for (const value of sorted) histogram.record(value)
  const special = countNames(rows.specials)
  const data = withFiniteSummary(histogram.toData())
  return {
    profile: {
      type: 'score',
      ...numericSummary(sorted, rows),
      cells: chooseScoreCells(data),
      tails: chooseScoreTails(data),
      displayEdges: grid?.displayEdges ?? displayEdges(sorted),
      bounds,
      special,
      histogram: data,
    },
    rows,
  }
}

/**
 * Edges of a score's histogram: logit-spaced bins and thresholds, which need no reference, and the reference's own
 * quantiles, without which scores that crowd into a few bins would hide a move.
 */
function scoreBounds(sorted: Float64Array, thresholds: readonly number[]): readonly number[] {
  const quantiles = Array.from({ length: SCORE_QUANTILES - 1 }, (_, i) =>
    quantileSorted(sorted, (i + 1) / SCORE_QUANTILES),
  )
  return [...new Set([...logitScoreBounds(thresholds), ...quantiles])].sort((a, b) => a - b)
}

function numericSummary(sorted: Float64Array, { values, problems }: ClassifiedRows) {
  const { mean, standardDeviation } = summarise(sorted)
  const quantile = (p: number): number => quantileSorted(sorted, p)
  const invalid = problems.type + problems.non_finite
  return {
    count: values.length - problems.missing - invalid,
    missing: problems.missing,
    invalid,
    outOfRange: problems.range,
    mean,
    standardDeviation: Number.isFinite(standardDeviation) ? standardDeviation : 0,
    quantiles: {
      p5: quantile(0.05),
      p25: quantile(0.25),
      p50: quantile(0.5),
      p75: quantile(0.75),
      p95: quantile(0.95),
    },
  }
}

function guardBand(sorted: Float64Array): NumericFeatureProfile['guard'] {
  const iqr = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25)
  if (!(iqr > 0)) return null
  const lower = quantileSorted(sorted, 0.001) - GUARD_IQRS * iqr
  const upper = quantileSorted(sorted, 0.999) + GUARD_IQRS * iqr
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return null
  return { lower: sorted[0]! >= 0 ? Math.max(0, lower) : lower, upper }
}

function zeroThresholdOf(sorted: Float64Array): number {
  const iqr = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25)
  if (!(iqr > 0) || !Number.isFinite(iqr) || sorted.every(Number.isInteger)) return 0
  return 2 ** Math.floor(Math.log2(iqr / ZERO_THRESHOLD_DIVISOR))
}

import { ML_BIN_SOURCE_VALUE_CURRENT } from '@driftline/semconv'
import type { CsvTable } from '../../frames/csv-text.ts'
import { SHARE, timeCell } from '../../frames/csv-text.ts'
import type { Distribution } from '../../frames/distribution.ts'
import type { FeatureHistory, QuantileHistory } from '../../frames/feature-history.ts'
import type { RaisedSegment } from '../../frames/raised-segments.ts'
import { inWindows } from '../../look/window-columns.ts'

/** A distribution bin by bin; ranges also summed up. */
export function distributionTable({ bins, reference, windowEndMs }: Distribution): CsvTable {
  const isOfRanges = bins.every(({ cumulative }) => cumulative !== undefined)
  const shares = [
    { name: reference, unit: SHARE },
    { name: 'now', unit: SHARE },
  ]
  const summed = shares.map(({ name, unit }) => ({ name: `${name} summed up`, unit }))
  return {
    columns: [
      { name: 'window end' },
      { name: isOfRanges ? 'up to' : 'category' },
      ...shares,
      ...(isOfRanges ? summed : []),
    ],
    rows: bins.map(({ upper, category, reference: was, current, cumulative }) => [
      timeCell(windowEndMs),
      category ?? edgeCell(upper),
      was,
      current,
      ...(cumulative ? [cumulative.reference, cumulative.current] : []),
    ]),
  }
}

/** As Prometheus writes it: the last bin has no edge. */
function edgeCell(upper: number | undefined): string | number | undefined {
  return upper === Infinity ? 'all above' : upper
}

/** Quantiles of every window beside those of the reference. @param unit of the feature, empty where none is said */
export function quantileTable(
  quantiles: readonly QuantileHistory[],
  endsMs: readonly number[],
  unit: string,
): CsvTable {
  const sides = [true, false].flatMap((isCurrent) =>
    ['p5', 'p50', 'p95'].map((name) => {
      const isOwn = ({ quantile, source }: QuantileHistory): boolean =>
        quantile === name && (source === ML_BIN_SOURCE_VALUE_CURRENT) === isCurrent
      const column = { name: isCurrent ? name : `reference ${name}`, unit }
      return { column, values: inWindows(quantiles.find(isOwn), endsMs) }
    }),
  )
  return {
    columns: [{ name: 'window end' }, ...sides.map(({ column }) => column)],
    rows: endsMs.map((endMs, i) => [timeCell(endMs), ...sides.map(({ values }) => values[i])]),
  }
}

/** A share of rows, window after window. @param name what is counted */
export function shareTable(name: string, history: FeatureHistory | undefined, endsMs: readonly number[]): CsvTable {
  const values = inWindows(history, endsMs)
  return {
    columns: [{ name: 'window end' }, { name, unit: SHARE }],
    rows: endsMs.map((endMs, i) => [timeCell(endMs), values[i]]),
  }
}

/** Segments with the severity of the feature in each. */
export function segmentsTable(segments: readonly RaisedSegment[]): CsvTable {
  return {
    columns: [{ name: 'segment' }, { name: 'value' }, { name: 'severity', unit: '0 to 100' }],
    rows: segments.map(({ segment, raised: [worst] }) => [segment.name, segment.value, worst.severity]),
  }
}

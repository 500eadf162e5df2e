/** Samples of a series over a range of time, on a grid of steps; where there is none, it had no value. */
export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>
  /** In the order of time. */
  readonly samples: readonly (readonly [timeMs: number, value: number])[]
}

/** Times at which an expression is evaluated, ms. */
export interface RangeGrid {
  readonly fromMs: number
  /** Not included unless a step ends there. */
  readonly toMs: number
  readonly stepMs: number
}

/** Points that Prometheus answers for one series in one request. @see Prometheus 2.42, web/api/v1, queryRange */
const POINTS_PER_REQUEST = 11_000

/** Ranges that follow each other on the same grid, none with more points than one request may have. */
export function splitRange(
  { fromMs, toMs, stepMs }: RangeGrid,
  points: number = POINTS_PER_REQUEST,
): readonly RangeGrid[] {
  const ranges: RangeGrid[] = []
  for (let startMs = fromMs; startMs <= toMs; startMs += points * stepMs)
    ranges.push({ fromMs: startMs, toMs: Math.min(toMs, startMs + (points - 1) * stepMs), stepMs })
  return ranges
}

/** Parts of an answer put together: the samples of equal labels in the order of the parts. */
export function joinSeries(parts: readonly (readonly RangeSeries[])[]): readonly RangeSeries[] {
  const byLabels = new Map<string, { labels: RangeSeries['labels']; samples: (readonly [number, number])[] }>()
  for (const { labels, samples } of parts.flat()) {
    const key = JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const own = byLabels.get(key) ?? { labels, samples: [] }
    for (const sample of samples) own.samples.push(sample)
    byLabels.set(key, own)
  }
  return [...byLabels.values()]
}

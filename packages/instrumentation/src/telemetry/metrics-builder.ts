import { metricDefinitions } from '@driftline/semconv'
import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'
import type { Attributes, HrTime } from '@opentelemetry/api'
import { CUMULATIVE, DOUBLE, EXPONENTIAL_HISTOGRAM, HISTOGRAM, INTEGER, SUM } from './metric-data.ts'
import type { ExponentialHistogramValue, HistogramValue, MetricData, Point } from './metric-data.ts'

const MILLISECONDS_PER_SECOND = 1000
const NANOSECONDS_PER_MILLISECOND = 1_000_000

/** Milliseconds since the epoch as seconds and nanoseconds. */
export function toHrTime(ms: number): HrTime {
  const seconds = Math.floor(ms / MILLISECONDS_PER_SECOND)
  return [seconds, Math.round((ms - seconds * MILLISECONDS_PER_SECOND) * NANOSECONDS_PER_MILLISECOND)]
}

/** Gathers points by metric name for one collection; all points share one start and one end. */
export class MetricsBuilder {
  readonly #metrics = new Map<string, MetricData>()
  readonly #startTime: HrTime
  readonly #endTime: HrTime

  constructor(startMs: number, endMs: number) {
    this.#startTime = toHrTime(startMs)
    this.#endTime = toHrTime(Math.max(startMs, endMs))
  }

  /** The metrics gathered, in the order of their first point. */
  get metrics(): MetricData[] {
    return [...this.#metrics.values()]
  }

  addCount(metric: string, attributes: Attributes, value: number): void {
    const data = this.#metric(metric, (base) => ({ ...base, dataPointType: SUM, isMonotonic: true, dataPoints: [] }))
    if (data.dataPointType === SUM) data.dataPoints.push(this.#point(attributes, value))
  }

  addHistogram(metric: string, attributes: Attributes, histogram: ExplicitHistogramData | undefined): void {
    if (!histogram) return
    const data = this.#metric(metric, (base) => ({ ...base, dataPointType: HISTOGRAM, dataPoints: [] }))
    if (data.dataPointType === HISTOGRAM) data.dataPoints.push(this.#point(attributes, toHistogramValue(histogram)))
  }

  addExponential(metric: string, attributes: Attributes, histogram: ExponentialHistogramData | undefined): void {
    if (!histogram) return
    const data = this.#metric(metric, (base) => ({ ...base, dataPointType: EXPONENTIAL_HISTOGRAM, dataPoints: [] }))
    if (data.dataPointType === EXPONENTIAL_HISTOGRAM)
      data.dataPoints.push(this.#point(attributes, toExponentialValue(histogram)))
  }

  #point<T>(attributes: Attributes, value: T): Point<T> {
    return { startTime: this.#startTime, endTime: this.#endTime, attributes, value }
  }

  #metric(name: string, create: (base: MetricBase) => MetricData): MetricData {
    const known = this.#metrics.get(name)
    if (known) return known
    const metric = create(metricBase(name))
    this.#metrics.set(name, metric)
    return metric
  }
}

type MetricBase = Pick<MetricData, 'descriptor' | 'aggregationTemporality'>

function metricBase(name: string): MetricBase {
  const definition = metricDefinitions[name]
  const valueType = definition?.instrument === 'counter' ? INTEGER : DOUBLE
  return {
    descriptor: { name, description: definition?.brief ?? '', unit: definition?.unit ?? '', valueType },
    aggregationTemporality: CUMULATIVE,
  }
}

function toHistogramValue({ bounds, counts, ...summary }: ExplicitHistogramData): HistogramValue {
  return { ...summary, buckets: { boundaries: [...bounds], counts: [...counts] } }
}

function toExponentialValue(data: ExponentialHistogramData): ExponentialHistogramValue {
  const { positive, negative, ...rest } = data
  return {
    ...rest,
    positive: { offset: positive.offset, bucketCounts: [...positive.counts] },
    negative: { offset: negative.offset, bucketCounts: [...negative.counts] },
  }
}

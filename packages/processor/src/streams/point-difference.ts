import { subtractExplicitHistogram, subtractExponentialHistogram } from '@driftline/statistics'
import type { MetricPoint } from '../otlp/metric-point.ts'

/** The measured part of a data point. */
export type PointData = MetricPoint['data']

/** What was added between two cumulative points of one stream; undefined where any count fell or the edges changed. */
export function pointDifference(later: PointData, earlier: PointData): PointData | undefined {
  if (later.kind === 'exponential' && earlier.kind === 'exponential') {
    const histogram = subtractExponentialHistogram(later.histogram, earlier.histogram)
    return histogram && { kind: 'exponential', histogram }
  }
  if (later.kind === 'explicit' && earlier.kind === 'explicit') {
    const histogram = subtractExplicitHistogram(later.histogram, earlier.histogram)
    return histogram && { kind: 'explicit', histogram }
  }
  if (later.kind !== 'number' || earlier.kind !== 'number' || later.value < earlier.value) return undefined
  return { kind: 'number', value: later.value - earlier.value }
}

/** Observations of a point, which never fall in a cumulative stream. */
export function totalOfPoint(data: PointData): number {
  if (data.kind === 'number') return data.value
  return data.kind === 'unsupported' ? 0 : data.histogram.count
}

/** Whether a point has a value that a counter can have: finite, not negative, and exact. */
export function isCount(data: PointData): boolean {
  const total = totalOfPoint(data)
  return total >= 0 && total <= Number.MAX_SAFE_INTEGER + 1
}

/** The same without sum, minimum and maximum, which no verdict uses and no difference has. */
export function countsOnly(data: PointData): PointData {
  if (data.kind === 'explicit') {
    const { bounds, counts, count } = data.histogram
    return { kind: 'explicit', histogram: { bounds, counts, count } }
  }
  if (data.kind !== 'exponential') return data
  const { scale, zeroThreshold, zeroCount, positive, negative, count } = data.histogram
  return { kind: 'exponential', histogram: { scale, zeroThreshold, zeroCount, positive, negative, count } }
}

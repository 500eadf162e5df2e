import { subtractExplicitHistogram, subtractExponentialHistogram } from '@driftline/statistics'
import type { MetricPoint } from '../otlp/metric-point.ts'

/** The measured part of a data point. */
export type PointData = MetricPoint['data']

/**
 * What was added between two cumulative points of one stream.
 *
 * @returns the increase; the whole later point where counts fell or edges changed, which is a reset without a new start.
 */
export function pointDifference(later: PointData, earlier: PointData): { data: PointData; reset: boolean } {
  const difference = subtract(later, earlier)
  return difference ? { data: difference, reset: false } : { data: later, reset: true }
}

function subtract(later: PointData, earlier: PointData): PointData | undefined {
  if (later.kind === 'exponential' && earlier.kind === 'exponential') {
    const histogram = subtractExponentialHistogram(later.histogram, earlier.histogram)
    return histogram && { kind: 'exponential', histogram }
  }
  if (later.kind === 'explicit' && earlier.kind === 'explicit') {
    const histogram = subtractExplicitHistogram(later.histogram, earlier.histogram)
    return histogram && { kind: 'explicit', histogram }
  }
  return later.kind === 'number' && earlier.kind === 'number' ? subtractNumber(later.value, earlier.value) : undefined
}

function subtractNumber(later: number, earlier: number): PointData | undefined {
  return later < earlier ? undefined : { kind: 'number', value: later - earlier }
}

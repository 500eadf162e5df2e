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
  if (later.kind === 'number' && earlier.kind === 'number') {
    const value = later.value - earlier.value
    return value < 0 ? undefined : { kind: 'number', value }
  }
  if (later.kind === 'exponential' && earlier.kind === 'exponential') {
    const histogram = subtractExponentialHistogram(later.histogram, earlier.histogram)
    return histogram && { kind: 'exponential', histogram }
  }
  if (later.kind === 'explicit' && earlier.kind === 'explicit' && sameBounds(later, earlier)) {
    const histogram = subtractExplicitHistogram(later.histogram, earlier.histogram)
    return histogram && { kind: 'explicit', histogram }
  }
  return undefined
}

type ExplicitPoint = Extract<PointData, { kind: 'explicit' }>

function sameBounds(a: ExplicitPoint, b: ExplicitPoint): boolean {
  const { bounds } = a.histogram
  return bounds.length === b.histogram.bounds.length && bounds.every((bound, i) => bound === b.histogram.bounds[i])
}

import type { FiredAlert, RangeSeries } from '@driftline/rules'
import { backtestAlert } from '@driftline/rules'
import type { TimedAlert } from '../alerts-of.ts'
import type { PlannedAlert, PreviewSpan } from './preview-plan.ts'

/** When an alert would have fired. */
export interface AlertPreview extends TimedAlert {
  /** One for each series and firing, in the order of time. */
  readonly fired: readonly FiredAlert[]
  /** When it would have fired for any series, in the order of time, none touching another. */
  readonly firing: readonly FiringInterval[]
  /** How long it would have fired for any series, ms. */
  readonly firingMs: number
}

/** From one evaluation up to another. */
export interface FiringInterval extends PreviewSpan {
  /** It would still be firing at the end of the time that was tried. */
  readonly isOpen: boolean
}

/** When an alert would have fired, from what its expression gave. */
export function alertPreview(
  { rule, intervalMs, grid }: Pick<PlannedAlert, 'rule' | 'intervalMs' | 'grid'>,
  series: readonly RangeSeries[],
): AlertPreview {
  const fired = backtestAlert(rule, series, grid).toSorted((a, b) => a.firedAtMs - b.firedAtMs)
  const firing = firingIntervals(fired, grid.toMs)
  const firingMs = firing.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  return { rule, intervalMs, fired, firing, firingMs }
}

/** The firings of all series laid over each other. @param fired in the order of time */
export function firingIntervals(
  fired: readonly Pick<FiredAlert, 'firedAtMs' | 'resolvedAtMs'>[],
  endMs: number,
): readonly FiringInterval[] {
  const intervals: FiringInterval[] = []
  for (const { firedAtMs, resolvedAtMs } of fired) {
    const own = { fromMs: firedAtMs, toMs: resolvedAtMs ?? endMs, isOpen: resolvedAtMs === undefined }
    const last = intervals.at(-1)
    if (last === undefined || own.fromMs > last.toMs) intervals.push(own)
    else intervals[intervals.length - 1] = joined(last, own)
  }
  return intervals
}

function joined(a: FiringInterval, b: FiringInterval): FiringInterval {
  return { fromMs: a.fromMs, toMs: Math.max(a.toMs, b.toMs), isOpen: a.isOpen || b.isOpen }
}

import type { AlertRule } from '../rule.ts'
import type { Episode, Evaluation } from './alert-episodes.ts'
import { alertEpisodes } from './alert-episodes.ts'
import type { RangeGrid, RangeSeries } from './range-series.ts'

/** An alert that would have fired, for one series. */
export interface FiredAlert extends Episode {
  readonly alert: string
  /** Labels of the series and of the rule; those of the rule win. */
  readonly labels: Readonly<Record<string, string>>
  /** Those of the series alone. */
  readonly series: Readonly<Record<string, string>>
}

/**
 * What an alert would have done, from what its expression gave.
 *
 * @param series samples on the grid.
 */
export function backtestAlert(rule: AlertRule, series: readonly RangeSeries[], grid: RangeGrid): readonly FiredAlert[] {
  return series.flatMap(({ labels, samples }) => {
    const { __name__: _, ...own } = labels
    const all = { ...own, ...rule.labels, severity: rule.severity }
    return alertEpisodes(evaluationsOf(samples, grid), rule).map((episode) =>
      Object.assign({ alert: rule.alert, labels: all, series: own }, episode),
    )
  })
}

/** Every step of the grid, with the sample there or none. */
function* evaluationsOf(samples: RangeSeries['samples'], { fromMs, toMs, stepMs }: RangeGrid): Iterable<Evaluation> {
  const valueAt = new Map(samples)
  for (let timeMs = fromMs; timeMs <= toMs; timeMs += stepMs) yield { timeMs, value: valueAt.get(timeMs) }
}

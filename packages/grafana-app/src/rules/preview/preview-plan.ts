import type { RangeGrid, RuleSet } from '@driftline/rules'
import { prometheusExpression, splitRange } from '@driftline/rules'
import { withoutVariables } from '../../queries/selector.ts'
import type { TimedAlert } from '../alerts-of.ts'
import { alertsOf } from '../alerts-of.ts'

/** Points of one series in one request: Prometheus gives 11,000, and Grafana asks for fewer than it has to. */
const POINTS_PER_REQUEST = 10_000

/** The time that is tried, ms since 1970. */
export interface PreviewSpan {
  readonly fromMs: number
  readonly toMs: number
}

/** What is asked about one alert. */
export interface PlannedAlert extends TimedAlert {
  readonly expr: string
  /** Every time at which the rule would have been evaluated. */
  readonly grid: RangeGrid
  /** The grid in parts, none with more points than one request may have. */
  readonly pieces: readonly RangeGrid[]
}

/** What is asked to tell when alerts would have fired: each at its own interval. */
export function previewPlan(rules: RuleSet, { fromMs, toMs }: PreviewSpan): readonly PlannedAlert[] {
  return alertsOf(rules).map(({ rule, intervalMs }) => {
    const onGrid = Math.ceil(fromMs / intervalMs) * intervalMs
    const grid = { fromMs: onGrid, toMs: Math.floor(toMs / intervalMs) * intervalMs, stepMs: intervalMs }
    const expr = withoutVariables(prometheusExpression(rule.condition))
    return { rule, intervalMs, expr, grid, pieces: splitRange(grid, POINTS_PER_REQUEST) }
  })
}

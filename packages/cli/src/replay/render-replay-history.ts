import type { VerdictLine } from '@driftline/health'
import type { OutputPoint } from '@driftline/processor'
import type { MonitoredModel, OutputContext } from '@driftline/processor'
import { featureTypes, renderHistory, renderPrometheus, verdictOutputs } from '@driftline/processor'
import { METRIC_ML_SLO_EVENTS, METRIC_ML_SLO_GOOD_EVENTS, METRIC_ML_SLO_OBJECTIVE } from '@driftline/semconv'
import type { CounterSeries } from './counter-history.ts'
import { repeatHourly } from './counter-history.ts'
import type { ReplayResult } from './replay-file.ts'

/** Everything a replay counted and judged, with its times, as OpenMetrics that promtool makes blocks of. */
export function* renderReplayHistory({ lines, counters }: ReplayResult, model: MonitoredModel): Generator<string> {
  for (const metric of [METRIC_ML_SLO_EVENTS, METRIC_ML_SLO_GOOD_EVENTS, METRIC_ML_SLO_OBJECTIVE]) {
    const own = counters.filter((counter) => counter.metric === metric)
    if (own.length > 0) yield* renderHistory(metric, pointsOf(own))
  }
  const { spec } = model
  const context = { environment: spec.model.environment, spec, types: featureTypes(model) }
  yield renderPrometheus(verdictPoints(lines, context), { openMetrics: true, timestamps: true })
}

function* pointsOf(counters: readonly CounterSeries[]): Generator<OutputPoint> {
  for (const counter of counters) yield* repeatHourly(counter)
}

function verdictPoints(lines: readonly VerdictLine[], context: Omit<OutputContext, 'timeMs'>): readonly OutputPoint[] {
  const byEnd = new Map<string, VerdictLine[]>()
  for (const line of lines) {
    const closed = byEnd.get(line.end) ?? []
    closed.push(line)
    byEnd.set(line.end, closed)
  }
  return [...byEnd].flatMap(([end, closed]) => verdictOutputs(closed, { ...context, timeMs: Date.parse(end) }))
}

import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_SLO_KIND,
  ATTR_ML_SLO_NAME,
  METRIC_ML_SLO_EVENTS,
  METRIC_ML_SLO_GOOD_EVENTS,
  METRIC_ML_SLO_OBJECTIVE,
} from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { OutputPoint } from '../export/output-point.ts'
import type { EventCounter } from '../slo/event-counter.ts'
import type { Objective } from '../slo/objective.ts'
import { objectivesOf } from '../slo/objective.ts'

/** Events, good events and the objective itself. */
const SERIES_PER_OBJECTIVE = 3

/** Series that the objectives of a spec take in each environment, before anything else may have some. */
export function sloSeriesCount(spec: MonitorSpec): number {
  return SERIES_PER_OBJECTIVE * objectivesOf(spec).length
}

/** The models whose events are shown. */
export interface CountedModels {
  readonly all: () => readonly {
    readonly environment: string
    readonly monitor: {
      readonly spec: MonitorSpec
      readonly objectives: { readonly counters: readonly EventCounter[] }
    }
  }[]
  /** Models of which no environment is known. */
  readonly unseen: () => readonly { readonly spec: MonitorSpec }[]
  readonly loadedMs: number
}

/**
 * The events of all objectives as they stand. A model that nobody has sent anything of is shown in the environment of a
 * service that names none, at zero, until its first environment is known: no series begins above zero for lack of a
 * scrape before, and no environment that never was is shown beside those that are.
 */
export function sloCounters(models: CountedModels, timeMs: number): readonly OutputPoint[] {
  const seen = models.all().flatMap(({ environment, monitor }) =>
    monitor.objectives.counters.flatMap(({ objective, events, good, sinceMs }) => {
      const counted = { objective, events, good, sinceMs }
      return counterPoints(counted, { environment, model: monitor.spec.model.name, timeMs })
    }),
  )
  const unseen = models.unseen().flatMap(({ spec }) =>
    objectivesOf(spec).flatMap((objective) => {
      const counted = { objective, events: 0, good: 0, sinceMs: models.loadedMs }
      return counterPoints(counted, { environment: spec.model.environment, model: spec.model.name, timeMs })
    }),
  )
  return [...seen, ...unseen]
}

interface Counted {
  readonly objective: Objective
  readonly events: number
  readonly good: number
  readonly sinceMs: number
}

function counterPoints(
  { objective, events, good, sinceMs }: Counted,
  { environment, model, timeMs }: { readonly environment: string; readonly model: string; readonly timeMs: number },
): readonly OutputPoint[] {
  const attributes = {
    [ATTR_DEPLOYMENT_ENVIRONMENT_NAME]: environment,
    [ATTR_ML_MODEL_NAME]: model,
    [ATTR_ML_SLO_NAME]: objective.name,
  }
  const since = { timeMs, ...(Number.isFinite(sinceMs) && { startTimeMs: sinceMs }) }
  return [
    { metric: METRIC_ML_SLO_EVENTS, attributes, value: events, ...since },
    { metric: METRIC_ML_SLO_GOOD_EVENTS, attributes, value: good, ...since },
    {
      metric: METRIC_ML_SLO_OBJECTIVE,
      attributes: { ...attributes, [ATTR_ML_SLO_KIND]: objective.name },
      value: objective.share,
      timeMs,
    },
  ]
}

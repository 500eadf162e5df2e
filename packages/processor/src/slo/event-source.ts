import type { MlDeploymentRole } from '@driftline/semconv'
import {
  METRIC_ML_FEATURE_AGE,
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_INFERENCE_DURATION,
  METRIC_ML_INFERENCE_GOOD_CALLS,
  METRIC_ML_INFERENCE_ROWS,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_FEATURE_PROBLEM_VALUE_MISSING,
  ML_FEATURE_PROBLEM_VALUE_NON_FINITE,
  ML_FEATURE_PROBLEM_VALUE_TYPE,
} from '@driftline/semconv'
import type { CountTarget } from '../intake/count-target.ts'
import { isOfEveryone } from '../intake/count-target.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'

/** What a stream counts for an objective; each is of one objective only. */
export type EventSource = 'calls' | 'good_calls' | 'durations' | 'ages' | 'rows' | 'present' | 'missing'

/** What a point of the live role and of everyone counts for an objective. */
export interface EventTarget {
  readonly source: EventSource
  /** Feature whose values are present or missing. */
  readonly feature: string | undefined
}

const SOURCES: Readonly<Record<string, EventSource>> = {
  [METRIC_ML_INFERENCE_CALLS]: 'calls',
  [METRIC_ML_INFERENCE_GOOD_CALLS]: 'good_calls',
  [METRIC_ML_INFERENCE_DURATION]: 'durations',
  [METRIC_ML_INFERENCE_ROWS]: 'rows',
  [METRIC_ML_FEATURE_AGE]: 'ages',
}

/** Whether points of a metric that carries no distribution can count events. */
export function isEventMetric(metric: string): boolean {
  return Object.hasOwn(SOURCES, metric)
}

/** What a point counts for an objective; undefined for segments, canaries and shadows, and all other metrics. */
export function eventTargetOf(
  { metric, attributes }: Pick<MetricPoint, 'metric' | 'attributes'>,
  role: MlDeploymentRole,
  target: CountTarget | undefined,
): EventTarget | undefined {
  if (role !== ML_DEPLOYMENT_ROLE_VALUE_LIVE || !isOfEveryone(attributes)) return undefined
  const source = isEventMetric(metric) ? SOURCES[metric] : target && valueSourceOf(target)
  return source && { source, feature: target?.feature.feature }
}

/** Each row of a feature is exactly one of value, special, missing, wrong type and not finite; the rest is told beside. */
const WHOLE_ROW_PROBLEMS: ReadonlySet<string> = new Set([
  ML_FEATURE_PROBLEM_VALUE_TYPE,
  ML_FEATURE_PROBLEM_VALUE_NON_FINITE,
])

/** What holds a value of some kind. */
const VALUE_COUNTERS: ReadonlySet<CountTarget['counter']['kind']> = new Set([
  'values',
  'category',
  'bucket',
  'other',
  'special',
])

function valueSourceOf({ counter }: CountTarget): EventSource | undefined {
  if (VALUE_COUNTERS.has(counter.kind)) return 'present'
  if (counter.kind !== 'problem') return undefined
  if (counter.name === ML_FEATURE_PROBLEM_VALUE_MISSING) return 'missing'
  return WHOLE_ROW_PROBLEMS.has(counter.name) ? 'present' : undefined
}

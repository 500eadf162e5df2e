import {
  ATTR_ML_MODEL_NAME,
  ATTR_ML_TIMEZONE,
  ATTR_ML_WINDOW,
  ATTR_SERVICE_VERSION,
  METRIC_DRIFTLINE_PROCESSOR_INFO,
  METRIC_DRIFTLINE_PROCESSOR_STREAMS,
  METRIC_DRIFTLINE_PROCESSOR_VERDICT_DUE,
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_WINDOW_END,
} from '@driftline/semconv'
import type { Names } from './names.ts'
import { createNames } from './names.ts'
import type { InstantQuery } from './query-spec.ts'
import { NAME_LABEL, maxBy, selector } from './selector.ts'
import { union } from './union.ts'

/** Name of the query about what stands before a verdict. */
export const SETUP = 'setup'

/** Parts of its answer. */
export const SETUP_PART = {
  processors: 'processors',
  streams: 'streams',
  calls: 'calls',
  models: 'models',
  due: 'due',
} as const

/** What is there now of all that a verdict needs: calls of a model, a processor, what it holds, models that it knows, when each is judged next. */
export function setupQuery(names: Names, timeMs: number): InstantQuery {
  const greatest = (metric: string, attributes: readonly string[]): string =>
    maxBy(names, attributes, selector(names, metric))
  const expr = union({
    [SETUP_PART.processors]: greatest(METRIC_DRIFTLINE_PROCESSOR_INFO, [ATTR_SERVICE_VERSION]),
    [SETUP_PART.streams]: greatest(METRIC_DRIFTLINE_PROCESSOR_STREAMS, []),
    [SETUP_PART.calls]: greatest(METRIC_ML_INFERENCE_CALLS, [ATTR_ML_MODEL_NAME]),
    [SETUP_PART.models]: greatest(METRIC_ML_MODEL_INFO, [ATTR_ML_MODEL_NAME, ATTR_ML_WINDOW, ATTR_ML_TIMEZONE]),
    [SETUP_PART.due]: greatest(METRIC_DRIFTLINE_PROCESSOR_VERDICT_DUE, [ATTR_ML_MODEL_NAME]),
  })
  return { kind: 'instant', name: SETUP, expr, timeMs }
}

/** The metrics that are named like the one every model has, whatever stands before the name, and where their names are. */
export const RENAMED_QUESTION = {
  label: NAME_LABEL,
  match: `{${NAME_LABEL}=~".*${createNames().metric(METRIC_ML_WINDOW_END)}"}`,
} as const

/** What stands before the names of the contract; undefined where neither is found. */
export function prefixesIn(metrics: readonly string[], labels: readonly string[]) {
  const plain = createNames()
  const metricPrefix = prefixBefore(plain.metric(METRIC_ML_WINDOW_END), metrics)
  const labelPrefix = prefixBefore(plain.label(ATTR_ML_MODEL_NAME), labels)
  return metricPrefix === undefined || labelPrefix === undefined ? undefined : { metricPrefix, labelPrefix }
}

function prefixBefore(name: string, found: readonly string[]): string | undefined {
  const renamed = found.filter((one) => one.endsWith(name)).toSorted((a, b) => a.length - b.length)[0]
  return renamed?.slice(0, -name.length)
}

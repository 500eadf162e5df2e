import { durationText } from '@driftline/rules'
import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_SEGMENT_NAME,
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_INFERENCE_DURATION,
  METRIC_ML_INFERENCE_GOOD_CALLS,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import type { Matcher } from '@driftline/rules'
import type { Names } from './names.ts'
import { gridQuery } from './query-spec.ts'
import type { InstantQuery, QuerySpec } from './query-spec.ts'
import { selectorOf, toMatcher } from './selector.ts'

/** Names of the queries about calls of the service itself. */
export const INFERENCE = {
  environments: 'environments',
  calls: 'calls',
  failures: 'failures',
  median: 'duration-p50',
  slow: 'duration-p95',
  slowest: 'duration-p99',
} as const

/** What carries the environment of a service: its own series do not. */
const TARGET_INFO = 'target_info'
const SAME_TARGET = 'on (job, instance)'
/** A rate over less than four scrapes of a minute misses some. */
const LEAST_RATE_MS = 240_000
/** A service that stopped is looked for so far back: to look at every service of a month would be too much to ask. */
const MOST_LOOK_BACK_MS = 86_400_000

/** Which service, and when. */
export interface InferenceScope {
  readonly model: string
  /** Left out where no series of the model can be joined to an environment: then all of them are shown together. */
  readonly environment?: string
  readonly fromMs: number
  readonly toMs: number
  readonly stepMs: number
}

/**
 * The environments that services of a model ran in, each with its processes; none where `target_info` is missing, and
 * then nothing says whose calls they are.
 */
export function environmentsQuery(
  names: Names,
  { model, fromMs, toMs }: Pick<InferenceScope, 'model' | 'fromMs' | 'toMs'>,
): InstantQuery {
  const environment = names.label(ATTR_DEPLOYMENT_ENVIRONMENT_NAME)
  const range = `[${durationText(Math.min(MOST_LOOK_BACK_MS, Math.max(LEAST_RATE_MS, toMs - fromMs)))}]`
  const calls = `last_over_time(${selectorOf(names.metric(METRIC_ML_INFERENCE_CALLS), ofEveryone(names, model))}${range})`
  const infos = `max by (job, instance, ${environment}) (last_over_time(${TARGET_INFO}${range}))`
  const expr = `count by (${environment}) (${infos} and ${SAME_TARGET} ${calls})`
  return { kind: 'instant', name: INFERENCE.environments, expr, timeMs: toMs }
}

/** Calls a second, the share of them that failed, and how long they took, by version. */
export function inferenceQueries(names: Names, scope: InferenceScope): readonly QuerySpec[] {
  const { fromMs, toMs, stepMs } = scope
  const calls = rateOf(names, names.metric(METRIC_ML_INFERENCE_CALLS), scope)
  const good = rateOf(names, names.metric(METRIC_ML_INFERENCE_GOOD_CALLS), scope)
  const buckets = rateOf(names, `${names.metric(METRIC_ML_INFERENCE_DURATION)}_bucket`, scope)
  const version = names.label(ATTR_ML_MODEL_VERSION)
  const sum = (expr: string): string => `sum by (${version}) (${expr})`
  const quantile = (share: number): string => `histogram_quantile(${share}, sum by (${version}, le) (${buckets}))`
  const exprs: readonly (readonly [name: string, expr: string])[] = [
    [INFERENCE.calls, sum(calls)],
    [INFERENCE.failures, `1 - ${sum(good)} / ${sum(calls)}`],
    [INFERENCE.median, quantile(0.5)],
    [INFERENCE.slow, quantile(0.95)],
    [INFERENCE.slowest, quantile(0.99)],
  ]
  return exprs.map(([name, expr]) => gridQuery({ name, expr, fromMs, toMs, stepMs }))
}

function rateOf(names: Names, metric: string, { model, environment, stepMs }: InferenceScope): string {
  const series = selectorOf(metric, ofEveryone(names, model))
  const rate = `rate(${series}[${durationText(Math.max(stepMs, LEAST_RATE_MS))}])`
  if (environment === undefined) return rate
  return `${rate} and ${SAME_TARGET} ${selectorOf(TARGET_INFO, [is(names, ATTR_DEPLOYMENT_ENVIRONMENT_NAME, environment)])}`
}

/** Calls may be counted by segment too; each of them is one of everyone's. */
function ofEveryone(names: Names, model: string): readonly Matcher[] {
  const segment = toMatcher(names.label(ATTR_ML_SEGMENT_NAME), [ML_SEGMENT_NAME_VALUE_ALL, ''])
  return [is(names, ATTR_ML_MODEL_NAME, model), segment]
}

function is(names: Names, attribute: string, value: string): Matcher {
  return { label: names.label(attribute), is: '=', value }
}

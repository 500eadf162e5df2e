import {
  ATTR_ERROR_TYPE,
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_PROBLEM,
  METRIC_ML_FEATURE_AGE,
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_FEATURE_PROBLEMS,
  METRIC_ML_FEATURE_VALUE,
  METRIC_ML_INFERENCE_CALLS,
  METRIC_ML_INFERENCE_DURATION,
  METRIC_ML_INFERENCE_GOOD_CALLS,
  METRIC_ML_INFERENCE_ROWS,
  ML_FEATURE_PROBLEM_VALUE_MISSING,
} from '@driftline/semconv'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import { createRandom, MINUTE_MS, pointOf } from '../lives.testing.ts'
import type { PointShape } from '../lives.testing.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'

/** Objectives of all kinds, on calls up to 100 ms and values up to a minute old. */
export const SLO_YAML = `model: {name: m}
features: {x: {type: numeric}, word: {type: categorical, values: [a, b]}}
windows: [1m]
references: {training: {baseline: {rows: 1000, within: 1m}}}
slos: {availability: 0.99, latency: {below: 100ms, objective: 0.9}, drift: 0.9, missing: 0.99, freshness: {below: 1m, objective: 0.9}}
`

/** One call of one row. */
export interface Call {
  readonly timeMs: number
  readonly seconds: number
  readonly error: string
  readonly x: number | null
  readonly word: string | null
  readonly ageSeconds: number
}

/** A process that calls the model, and exports what it counted. */
export interface Caller {
  readonly writer: string
  readonly startTimeMs: number
  /** In order of time. */
  readonly exportsMs: readonly number[]
  readonly callsPerExport?: number
  readonly temporality?: 'cumulative' | 'delta'
  readonly role?: string
  readonly version?: string
  readonly environment?: string
}

const DURATION_EDGES = [0.05, 0.1, 0.5]
const AGE_EDGES = [1, 60, 900]

/** The calls of a process: some fail, some are slow, some lack a value. */
export function callsOf({ writer, startTimeMs, exportsMs, callsPerExport = 12 }: Caller): readonly Call[] {
  const random = createRandom(writer.charCodeAt(0) + startTimeMs / MINUTE_MS)
  return exportsMs.flatMap((endMs, i) =>
    Array.from({ length: callsPerExport }, (_, k): Call => {
      // The first export has everything, so that each of its series is there from the beginning.
      const chance = i === 0 && k < 4 ? k / 4 : random()
      return {
        timeMs: endMs - 1,
        seconds: [0.01, 0.1, 0.3, 2][Math.floor(4 * random())]!,
        error: chance < 0.1 ? 'Timeout' : '',
        x: chance >= 0.2 && chance < 0.4 ? null : 10 * random(),
        word: chance >= 0.5 && chance < 0.7 ? null : random() < 0.5 ? 'a' : 'b',
        ageSeconds: [0.5, 60, 61][Math.floor(3 * random())]!,
      }
    }),
  )
}

/** What the process sends at each of its times. */
export function callPointsOf(caller: Caller): readonly MetricPoint[] {
  const calls = callsOf(caller)
  const { exportsMs, startTimeMs, temporality = 'cumulative' } = caller
  return exportsMs.flatMap((timeMs, i) => {
    const fromMs = temporality === 'delta' ? (exportsMs[i - 1] ?? startTimeMs) : startTimeMs
    const sinceMs = temporality === 'delta' ? (exportsMs[i - 1] ?? -Infinity) : -Infinity
    const counted = calls.filter((call) => call.timeMs > sinceMs && call.timeMs <= timeMs)
    return pointsOf(counted, { ...caller, timeMs, startTimeMs: fromMs, temporality })
  })
}

type Shape = Omit<PointShape, 'data' | 'metric'> & Pick<Caller, 'role'>

function pointsOf(calls: readonly Call[], shape: Shape): readonly MetricPoint[] {
  const point = (metric: string, data: MetricPoint['data'], more: Record<string, string> = {}): MetricPoint => {
    const { role, ...rest } = shape
    const made = pointOf({ ...rest, metric, data })
    const attributes = { ...made.attributes, ...(role && { [ATTR_ML_DEPLOYMENT_ROLE]: role }), ...more }
    return { ...made, attributes }
  }
  const number = (value: number): MetricPoint['data'] => ({ kind: 'number', value })
  const of = (feature: string): Record<string, string> => ({ 'ml.feature.name': feature })
  const missing = { [ATTR_ML_FEATURE_PROBLEM]: ML_FEATURE_PROBLEM_VALUE_MISSING }
  const byError = ['', 'Timeout'].flatMap((error) => {
    const own = calls.filter((call) => call.error === error)
    const attributes = error === '' ? {} : { [ATTR_ERROR_TYPE]: error }
    const durations = histogramOf(
      DURATION_EDGES,
      own.map(({ seconds }) => seconds),
    )
    return [
      point(METRIC_ML_INFERENCE_CALLS, number(own.length), attributes),
      point(METRIC_ML_INFERENCE_DURATION, durations, attributes),
    ]
  })
  const count = (value: (call: Call) => unknown, wanted: unknown): MetricPoint['data'] =>
    number(calls.filter((call) => value(call) === wanted).length)
  const ages = calls.map(({ ageSeconds }) => ageSeconds)
  return [
    point(METRIC_ML_FEATURE_VALUE, sketchOf(calls), of('x')),
    point(
      METRIC_ML_INFERENCE_GOOD_CALLS,
      count(({ error }) => error, ''),
    ),
    ...byError,
    point(METRIC_ML_INFERENCE_ROWS, number(calls.length)),
    point(
      METRIC_ML_FEATURE_PROBLEMS,
      count(({ x }) => x, null),
      { ...of('x'), ...missing },
    ),
    point(
      METRIC_ML_FEATURE_PROBLEMS,
      count(({ word }) => word, null),
      { ...of('word'), ...missing },
    ),
    point(METRIC_ML_FEATURE_PROBLEMS, number(calls.length), { ...of('undeclared'), ...missing }),
    ...['a', 'b'].map((word) =>
      point(
        METRIC_ML_FEATURE_CATEGORIES,
        count((call) => call.word, word),
        {
          ...of('word'),
          'ml.feature.category': word,
        },
      ),
    ),
    point(METRIC_ML_FEATURE_AGE, histogramOf(AGE_EDGES, ages), of('x')),
  ]
}

function histogramOf(edges: readonly number[], values: readonly number[]): MetricPoint['data'] {
  const histogram = createExplicitHistogram(edges)
  for (const value of values) histogram.record(value)
  return { kind: 'explicit', histogram: histogram.toData() }
}

function sketchOf(calls: readonly Call[]): MetricPoint['data'] {
  const sketch = createExponentialHistogram({})
  for (const { x } of calls) if (x !== null) sketch.record(x)
  return { kind: 'exponential', histogram: sketch.toData() }
}

/** Events and good events by objective, as a processor shows them. */
export type Counted = Readonly<Record<string, readonly [events: number, good: number]>>

/** The same, from the calls themselves. */
export function countCalls(calls: readonly Call[]): Counted {
  const good = (isGood: (call: Call) => boolean): number => calls.filter(isGood).length
  return {
    availability: [calls.length, good(({ error }) => error === '')],
    latency: [calls.length, good(({ seconds }) => seconds <= 0.1)],
    missing: [2 * calls.length, good(({ x }) => x !== null) + good(({ word }) => word !== null)],
    freshness: [calls.length, good(({ ageSeconds }) => ageSeconds <= 60)],
  }
}

import { createHash } from 'node:crypto'
import { buildProfile } from '@driftline/health'
import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_FEATURE_PROBLEM,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WRITER_ID,
  METRIC_ML_FEATURE_AGE,
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_FEATURE_PROBLEMS,
  METRIC_ML_FEATURE_VALUE,
  METRIC_ML_INFERENCE_DUPLICATES,
  METRIC_ML_INFERENCE_ROWS,
  METRIC_ML_PREDICTION_SCORE,
} from '@driftline/semconv'
import { parseMonitorSpec } from '@driftline/spec'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import type { MonitoredModel } from './models/monitor-options.ts'
import type { MetricPoint } from './otlp/metric-point.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
export const START_MS = Date.UTC(2026, 0, 1)
export const LATENESS_MS = 25 * MINUTE_MS
export const EXPORT_MS = 10 * MINUTE_MS

/** A model of that name from the rest of its YAML. */
export function modelOf(yaml: string, profiles: MonitoredModel['profiles'] = []): MonitoredModel {
  const checked = parseMonitorSpec(yaml, { file: 'm.yaml' })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return { spec: checked.value, profiles }
}

/** Numerical Recipes' LCG: the same numbers everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const YAML = `model: {name: m}
windows: [20m, 1h]
segments: {dimensions: [city], pin: [{city: ulm}]}
references: {training: {baseline: {rows: 1000, within: 1m}}, seasonal: {weeks: 1, match: hour-of-day}, rolling: {span: 12h, gap: 1h}}
`

/**
 * Windows of 20 minutes and an hour, a profile for version 1 while version 2 learns a baseline, and all of the past: a
 * baseline is there after 20 windows, a seasonal reference after a day and four windows, a rolling one after four hours
 * and four windows.
 */
export const judgedModel = ((): MonitoredModel => {
  const { spec } = modelOf(YAML)
  const random = createRandom(6)
  const cells = Array.from({ length: 3000 }, () => 1 + 9 * random())
  const profile = buildProfile({
    model: { name: 'm', version: '1' },
    columns: {
      x: { type: 'numeric', cells },
      p: { type: 'numeric', cells },
      word: { type: 'categorical', cells: cells.map((cell) => (cell < 5 ? 'a' : 'b')) },
      score: { type: 'score', cells: cells.map((cell) => cell / 10), thresholds: [0.5] },
    },
    windows: spec.windows,
    blocks: { timezone: 'UTC' },
    provenance: { source: 'rows.csv', rows: [0, cells.length], rowCount: cells.length, producer: 'test' },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  })
  return { spec, profiles: [profile] }
})()

/** Whose point it is, and what it counts. */
export interface PointShape {
  readonly writer: string
  readonly timeMs: number
  readonly startTimeMs: number
  readonly data: MetricPoint['data']
  readonly metric?: string
  readonly temporality?: MetricPoint['temporality']
  readonly model?: string
  readonly version?: string
  /** A word; without one the point names no role. */
  readonly role?: string
  readonly feature?: string
  readonly category?: string
  readonly problem?: string
  readonly segment?: readonly [name: string, value: string]
  readonly environment?: string
}

/** A data point as a reader would give it. */
export function pointOf(shape: PointShape): MetricPoint {
  const { writer, timeMs, startTimeMs, data, role, feature, category, problem, segment, environment } = shape
  return {
    resource: environment === undefined ? {} : { 'deployment.environment.name': environment },
    scopeName: 'test',
    scope: { [ATTR_ML_WRITER_ID]: writer },
    metric: shape.metric ?? METRIC_ML_FEATURE_VALUE,
    unit: '',
    temporality: shape.temporality ?? 'cumulative',
    monotonic: true,
    attributes: {
      [ATTR_ML_MODEL_NAME]: shape.model ?? 'm',
      [ATTR_ML_MODEL_VERSION]: shape.version ?? '1',
      ...(role !== undefined && { [ATTR_ML_DEPLOYMENT_ROLE]: role }),
      ...(feature !== undefined && { [ATTR_ML_FEATURE_NAME]: feature }),
      ...(category !== undefined && { [ATTR_ML_FEATURE_CATEGORY]: category }),
      ...(problem !== undefined && { [ATTR_ML_FEATURE_PROBLEM]: problem }),
      ...(segment && { [ATTR_ML_SEGMENT_NAME]: segment[0], [ATTR_ML_SEGMENT_VALUE]: segment[1] }),
    },
    startTimeMs,
    timeMs,
    data,
  }
}

/** One life of a writer: what it counts at each of its times. */
export interface Life {
  readonly writer: string
  readonly startTimeMs: number
  readonly timesMs: readonly number[]
  readonly version?: string
  readonly role?: string
  readonly temporality?: MetricPoint['temporality']
  /** Added to every number as of this time, ms: the drift. */
  readonly movesAtMs?: number
  /** Edges of the score, as of a time, ms. */
  readonly bounds?: (timeMs: number) => readonly number[]
  readonly rows?: number
  /** Whether rows, repeats, undeclared names and ages are counted too, and stale values by the sender or not at all. */
  readonly counts?: 'stale' | 'ages'
}

/** What a life exports: numbers, categories in two segments, and scores. */
export function exportsOf(life: Life): readonly MetricPoint[] {
  const { writer, startTimeMs, timesMs, temporality = 'cumulative', version = '1', role, rows = 60 } = life
  const random = createRandom(writer.charCodeAt(0) + startTimeMs / MINUTE_MS)
  let counted = createCounted(life.bounds?.(timesMs[0]!))
  let previousMs = startTimeMs
  return timesMs.flatMap((timeMs) => {
    const bounds = life.bounds?.(timeMs) ?? DEFAULT_BOUNDS
    if (temporality === 'delta' || bounds.join() !== counted.bounds.join())
      counted = createCounted(bounds, temporality === 'delta' ? undefined : counted)
    for (let row = 0; row < rows; row += 1)
      count(counted, 1 + 9 * random() + (timeMs >= (life.movesAtMs ?? Infinity) ? 6 : 0))
    const start = temporality === 'delta' ? previousMs : startTimeMs
    previousMs = timeMs
    const shape = { writer, timeMs, startTimeMs: start, temporality, version, ...(role !== undefined && { role }) }
    return toPoints(counted, shape).concat(life.counts ? toRowPoints(counted, shape, life.counts) : [])
  })
}

/** What a life has counted so far. */
interface Counted {
  a: number
  b: number
  readonly bounds: readonly number[]
  readonly values: ReturnType<typeof createExponentialHistogram>
  readonly scores: ReturnType<typeof createExplicitHistogram>
}

const DEFAULT_BOUNDS: readonly number[] = [0.25, 0.5, 0.75]

function createCounted(bounds = DEFAULT_BOUNDS, before?: Counted): Counted {
  const fresh = { a: 0, b: 0, values: createExponentialHistogram({}) }
  const { a, b, values } = before ?? fresh
  return { bounds, a, b, values, scores: createExplicitHistogram(bounds) }
}

function count(counted: Counted, value: number): void {
  counted.values.record(value)
  counted.scores.record(Math.min(1, value / 10))
  if (value < 5) counted.a += 1
  else counted.b += 1
}

function toPoints({ values, scores, a, b }: Counted, shape: Omit<PointShape, 'data'>): readonly MetricPoint[] {
  const segment = ['city', 'ulm'] as const
  const numbers = { kind: 'exponential', histogram: values.toData() } as const
  const words = (category: string, value: number) =>
    pointOf({
      ...shape,
      metric: METRIC_ML_FEATURE_CATEGORIES,
      feature: 'word',
      category,
      data: { kind: 'number', value },
    })
  return [
    pointOf({ ...shape, feature: 'x', data: numbers }),
    pointOf({ ...shape, feature: 'x', segment, data: numbers }),
    words('a', a),
    words('b', b),
    pointOf({ ...shape, metric: METRIC_ML_PREDICTION_SCORE, data: { kind: 'explicit', histogram: scores.toData() } }),
  ]
}

/** Every value is as many seconds old as it is large; `x` may be five seconds old. */
function toRowPoints(
  { values, a, b }: Counted,
  shape: Omit<PointShape, 'data'>,
  counts: 'stale' | 'ages',
): readonly MetricPoint[] {
  const { count } = values.toData()
  const number = (value: number): MetricPoint['data'] => ({ kind: 'number', value })
  const problem = { ...shape, metric: METRIC_ML_FEATURE_PROBLEMS }
  const histogram = { bounds: [1, 5, 60], counts: [0, a, b, 0], count }
  return [
    pointOf({ ...shape, metric: METRIC_ML_INFERENCE_ROWS, data: number(count) }),
    pointOf({ ...shape, metric: METRIC_ML_INFERENCE_DUPLICATES, data: number(a) }),
    pointOf({ ...problem, feature: `field of ${shape.writer}`, problem: 'unexpected', data: number(b) }),
    pointOf({ ...shape, metric: METRIC_ML_FEATURE_AGE, feature: 'x', data: { kind: 'explicit', histogram } }),
    ...(counts === 'stale' ? [pointOf({ ...problem, feature: 'x', problem: 'stale', data: number(b) })] : []),
  ]
}

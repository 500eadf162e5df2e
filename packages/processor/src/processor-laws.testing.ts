import { createHash } from 'node:crypto'
import type { VerdictLine } from '@driftline/health'
import { buildProfile, BYTES_PER_RECORD, createModelHealth, shapeBytes } from '@driftline/health'
import {
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_SEGMENT_NAME,
  ATTR_ML_SEGMENT_VALUE,
  ATTR_ML_WRITER_ID,
  METRIC_ML_FEATURE_CATEGORIES,
  METRIC_ML_FEATURE_VALUE,
  METRIC_ML_PREDICTION_SCORE,
} from '@driftline/semconv'
import { parseMonitorSpec } from '@driftline/spec'
import { createExplicitHistogram, createExponentialHistogram } from '@driftline/statistics'
import { bytesOfCounts, bytesOfData, bytesOfText } from './intake/held-bytes.ts'
import type { MonitoredModel } from './models/model-monitor.ts'
import type { Monitored } from './models/model-registry.ts'
import { ModelRegistry } from './models/model-registry.ts'
import { restoreMonitor } from './models/restore-monitor.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import type { OnClosed, ProcessorInput } from './processor.ts'
import { createProcessor, DEFAULT_LIMITS, Processor } from './processor.ts'
import { readSection } from './state/read-section.ts'
import { writeSection } from './state/write-section.ts'

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

const YAML = 'model: {name: m}\nwindows: [1h, 3h]\nreferences: {training: {baseline: {rows: 1000}}}\n'

/** Windows of an hour and of three, a profile for version 1; version 2 learns a baseline. */
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
    blocks: { timezone: 'UTC', rowCount: cells.length, blockRows: 200 },
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
  readonly feature?: string
  readonly category?: string
  readonly segment?: readonly [name: string, value: string]
  readonly environment?: string
}

/** A data point as a reader would give it. */
export function pointOf(shape: PointShape): MetricPoint {
  const { writer, timeMs, startTimeMs, data, feature, category, segment, environment } = shape
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
      ...(feature !== undefined && { [ATTR_ML_FEATURE_NAME]: feature }),
      ...(category !== undefined && { [ATTR_ML_FEATURE_CATEGORY]: category }),
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
  readonly temporality?: MetricPoint['temporality']
  /** Added to every number as of this time, ms: the drift. */
  readonly movesAtMs?: number
  /** Edges of the score, as of a time, ms. */
  readonly bounds?: (timeMs: number) => readonly number[]
  readonly rows?: number
}

/** What a life exports: numbers, categories in two segments, and scores. */
export function exportsOf(life: Life): readonly MetricPoint[] {
  const { writer, startTimeMs, timesMs, temporality = 'cumulative', version = '1', rows = 60 } = life
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
    return toPoints(counted, { writer, timeMs, startTimeMs: start, temporality, version })
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

/** Points that arrive together, and then perhaps a step of the clock. */
export interface Phase {
  readonly arrivalMs: number
  /** Times are within the lateness of each other, and so every writer announces itself with its first. */
  readonly points: readonly MetricPoint[]
  /** A step of the clock once every writer of the phase has announced itself. */
  readonly clockMs?: number
}

/** What may differ between two runs that say the same. */
export interface Disturbance {
  readonly seed: number
  /** Mean number of points of a batch. */
  readonly batch: number
  /** Of every hundred batches, how many are followed by a restart, and by a step of the clock. */
  readonly restarts: number
  readonly clockSteps: number
  /** Of every hundred points, how many are sent again. */
  readonly repeats: number
}

/** Nothing out of order. */
export const undisturbed: Disturbance = { seed: 0, batch: 1e9, restarts: 0, clockSteps: 0, repeats: 0 }

/** All lines of a run, restarted, repeated, reordered and stepped as the disturbance says. */
export function run(
  phases: readonly Phase[],
  disturbance: Disturbance,
  options: { readonly model?: MonitoredModel; readonly onState?: (processor: Processor) => void } = {},
): readonly VerdictLine[] {
  const lines: VerdictLine[] = []
  const { model = judgedModel, onState } = options
  const configuration = { models: [model], limits: { ...DEFAULT_LIMITS, latenessMs: LATENESS_MS } }
  const onClosed: OnClosed = (closing) => lines.push(...closing.verdicts)
  let processor = createProcessor({ ...configuration, coveredSinceMs: START_MS }, { onClosed })
  for (const step of stepsOf(phases, disturbance)) {
    if (step === 'restart') processor = restart(processor, configuration, onClosed)
    else processor.apply(step)
    onState?.(processor)
  }
  processor.apply({ kind: 'finish' })
  onState?.(processor)
  return lines
}

function* stepsOf(phases: readonly Phase[], disturbance: Disturbance): Generator<ProcessorInput | 'restart'> {
  const chance = createRandom(disturbance.seed)
  for (const { points, arrivalMs, clockMs } of phases) {
    const { first, rest } = announce(points)
    yield { kind: 'points', points: first, arrivalMs }
    if (clockMs !== undefined) yield { kind: 'clock', nowMs: clockMs }
    const sent = disturb(rest, disturbance, chance)
    for (let i = 0; i < sent.length;) {
      const size = Math.max(1, Math.round(2 * disturbance.batch * chance()))
      yield { kind: 'points', points: sent.slice(i, i + size), arrivalMs }
      i += size
      if (100 * chance() < disturbance.restarts) yield 'restart'
      if (100 * chance() < disturbance.clockSteps) yield { kind: 'clock', nowMs: arrivalMs }
    }
  }
}

/** The first point of each writer, and the others. */
function announce(points: readonly MetricPoint[]) {
  const writers = new Set<string>()
  const [first, rest]: [MetricPoint[], MetricPoint[]] = [[], []]
  for (const point of [...points].sort((a, b) => a.timeMs - b.timeMs)) {
    const writer = String(point.scope[ATTR_ML_WRITER_ID])
    if (writers.has(writer)) rest.push(point)
    else first.push(point)
    writers.add(writer)
  }
  return { first, rest }
}

/** Each writer's disorder stays within the lateness; how far one writer is ahead of another is anybody's guess. */
function disturb(
  points: readonly MetricPoint[],
  { repeats, restarts, batch }: Disturbance,
  chance: () => number,
): readonly MetricPoint[] {
  if (restarts === 0 && repeats === 0 && batch === undisturbed.batch) return points
  const speeds = new Map<string, number>()
  const firstMs = points[0]?.timeMs ?? 0
  const keyed = points.flatMap((point) => {
    const writer = String(point.scope[ATTR_ML_WRITER_ID])
    const speed = speeds.get(writer) ?? 0.2 + chance()
    speeds.set(writer, speed)
    const own = { point, key: speed * (point.timeMs - firstMs + chance() * LATENESS_MS) }
    return 100 * chance() < repeats ? [own, { point, key: own.key + chance() * DAY_MS }] : [own]
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ point }) => point)
}

/** Another processor that goes on from what the first one saved. */
export function restart(
  processor: Processor,
  configuration: { readonly models: readonly MonitoredModel[]; readonly limits: typeof DEFAULT_LIMITS },
  onClosed: OnClosed = () => {},
): Processor {
  const { coverage } = processor.registry
  const registry = new ModelRegistry({ ...configuration, coveredSinceMs: START_MS, coverage })
  for (const monitored of processor.registry.all()) {
    const restored = restoreMonitor(readSection([...writeSection(monitored)]), registry)
    if (!restored) throw new Error('the model of this test is known')
    registry.add(restored.monitored)
  }
  return new Processor(registry, { onClosed })
}

/** Bytes that a model in one environment holds, counted anew from what is there. */
export function bytesHeld({ monitor, book }: Monitored): number {
  const { spec, streams, windows, writerClock, health } = monitor
  const panes = new Set<number>()
  let bytes = createModelHealth({ spec, profiles: [], state: health.entries() }).bytes()
  for (const { writer } of writerClock.writers()) bytes += BYTES_PER_RECORD + bytesOfText(writer)
  for (const { key } of streams.sessions()) bytes += BYTES_PER_RECORD + bytesOfText(key)
  for (const { lines } of book.pages()) bytes += BYTES_PER_RECORD + shapeBytes(lines)
  for (const { seriesKey, target, last, waiting } of streams.all()) {
    bytes += BYTES_PER_RECORD + bytesOfText(seriesKey) + bytesOfText(target.feature.key)
    bytes += 'name' in target.counter ? bytesOfText(target.counter.name) : 0
    bytes += last ? bytesOfData(last.data) : 0
    for (const { pane, data } of waiting) {
      bytes += bytesOfData(data)
      panes.add(pane.startMs)
    }
  }
  for (const { features } of windows.all())
    for (const { target, counts } of features.values()) bytes += bytesOfText(target.key) + bytesOfCounts(counts)
  return bytes + panes.size * BYTES_PER_RECORD
}

import type { VerdictLine } from '@driftline/health'
import { BYTES_PER_RECORD, createModelHealth, shapeBytes } from '@driftline/health'
import { ATTR_ML_WRITER_ID } from '@driftline/semconv'
import { bytesOfCounts, bytesOfData, bytesOfRows, bytesOfText } from './intake/held-bytes.ts'
import { createRandom, DAY_MS, judgedModel, LATENESS_MS, START_MS } from './lives.testing.ts'
import type { MonitoredModel } from './models/monitor-options.ts'
import type { Monitored } from './models/model-registry.ts'
import { ModelRegistry } from './models/model-registry.ts'
import { restoreMonitor } from './models/restore-monitor.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import type { OnClosed, ProcessorInput } from './processor.ts'
import { createProcessor, DEFAULT_LIMITS, Processor } from './processor.ts'
import { readSection } from './state/read-section.ts'
import { writeSection } from './state/write-section.ts'

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
  options: { readonly models?: readonly MonitoredModel[]; readonly onState?: (processor: Processor) => void } = {},
): readonly VerdictLine[] {
  const lines: VerdictLine[] = []
  const { models = [judgedModel], onState } = options
  const configuration = { models, limits: { ...DEFAULT_LIMITS, latenessMs: LATENESS_MS } }
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
  configuration: {
    readonly models: readonly MonitoredModel[]
    readonly limits: typeof DEFAULT_LIMITS
    /** When its specs were loaded, ms; default as before. */
    readonly loadedMs?: number
  },
  onClosed: OnClosed = () => {},
): Processor {
  const { coverage, loadedMs } = processor.registry
  const registry = new ModelRegistry({ loadedMs, ...configuration, coveredSinceMs: START_MS, coverage })
  for (const monitored of processor.registry.all()) {
    const restored = restoreMonitor(readSection([...writeSection(monitored)]), registry)
    if (!restored) throw new Error('the model of this test is known')
    registry.add(restored.monitored)
  }
  return new Processor(registry, { onClosed })
}

/** Streams that a monitor holds, those of objectives too, counted anew from what is there. */
export function streamsHeld({ streams, objectives }: Monitored['monitor']): number {
  const sessions = objectives.counters.flatMap((counter) => [...counter.sessions.all()])
  return [...streams.all()].length + sessions.reduce((sum, session) => sum + session.streams.size, 0)
}

/** Bytes that a model in one environment holds, counted anew from what is there. */
export function bytesHeld({ monitor, book }: Monitored): number {
  const { spec, streams, windows, writerClock, health, objectives } = monitor
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
  for (const { sessions } of objectives.counters)
    for (const { writer, streams: own } of sessions.all()) {
      bytes += BYTES_PER_RECORD + bytesOfText(writer)
      for (const [key, { intervals }] of own) bytes += BYTES_PER_RECORD + bytesOfText(key) + 16 * intervals.length
    }
  for (const { features, rows, inDoubt } of windows.all()) {
    for (const key of inDoubt) bytes += bytesOfText(key)
    for (const { target, counts } of features.values()) bytes += bytesOfText(target.key) + bytesOfCounts(counts)
    for (const own of rows.values()) bytes += bytesOfText(own.target.key) + bytesOfRows(own.rows)
  }
  return bytes + panes.size * BYTES_PER_RECORD
}

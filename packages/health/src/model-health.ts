import type { ReferenceProfile } from '@driftline/profile'
import { findProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import type { ClosedFeature, ClosedWindow } from './closed-window.ts'
import { featuresOf, inOrderOfEnd } from './closed-window.ts'
import { areCountable } from './counts/check-counts.ts'
import type { Forgotten, HealthEntry } from './health-entry.ts'
import { failedFeature, judgeFeature } from './judge-feature.ts'
import { isMonitored, isOutput } from './monitored-features.ts'
import { createBaselineSource } from './reference/baseline-source.ts'
import type { ReferenceAnswer, ReferenceSource } from './reference/reference-source.ts'
import { createTrainingSource } from './reference/training-source.ts'
import type { SeriesTable } from './series-table.ts'
import { createSeriesTable, seriesKeyOf } from './series-table.ts'
import { learningLine, judgedLine } from './verdict-lines.ts'
import { learningText, unknownText } from './verdict/learning-text.ts'
import type { VerdictLine } from './verdict/verdict-line.ts'
import type { WindowSummary } from './window-summary.ts'
import { summariseWindow } from './window-summary.ts'

/** Windows that closed together. */
export interface ClosedBatch {
  readonly windows: readonly ClosedWindow[]
}

/** What a batch of closed windows shows. */
export interface BatchHealth {
  /** What each window shows by itself, one per feature and segment. */
  readonly summaries: readonly WindowSummary[]
  /** What each window shows against its reference and over time. */
  readonly verdicts: readonly VerdictLine[]
  /** Verdicts that could not be given because judging failed. */
  readonly failures: number
}

/** What judges one model. */
export interface ModelHealth {
  /**
   * Judges all windows that closed together, by end, length, version, role, segment and feature. Yields after every judged
   * series, so that the caller can pause; no other method may be called before it has returned. Windows of one length
   * must come in order of time.
   */
  readonly close: (batch: ClosedBatch) => Generator<undefined, BatchHealth>
  /** Forgets what nothing was heard of for long, in event time, and says how much it was. */
  readonly forget: (nowMs: number) => Forgotten
  /** What is remembered, in bytes by shape. */
  readonly bytes: () => number
  /** Whether nothing is remembered. */
  readonly isEmpty: () => boolean
  /** Everything needed to go on in another process, in no order. */
  readonly entries: () => Iterable<HealthEntry>
}

/** What a model is judged by. */
export interface ModelHealthOptions {
  readonly spec: MonitorSpec
  /** Training references; a version without one learns its own. */
  readonly profiles: readonly ReferenceProfile[]
  /** Entries of an earlier process. */
  readonly state?: Iterable<HealthEntry>
}

/** Creates the judge of one model. Deterministic: the same windows give the same verdicts, also across a restart. */
export function createModelHealth({ spec, profiles, state = [] }: ModelHealthOptions): ModelHealth {
  const remembered = [...state]
  const series = createSeriesTable(remembered.filter((entry) => entry.kind === 'series'))
  const sources = [
    createTrainingSource(profiles, spec.timezone),
    createBaselineSource({
      spec,
      hasProfile: (version) => findProfile(profiles, version) !== undefined,
      baselines: remembered.flatMap((entry) =>
        entry.kind === 'baseline' ? [[entry.version, entry.baseline] as const] : [],
      ),
    }),
  ]
  return {
    close: (batch) => closeBatch(batch, { spec, series, sources }),
    forget: (nowMs) => {
      const { baselines = 0 } = sources.reduce<Partial<Forgotten>>(
        (sum, source) => addForgotten(sum, source.forget(nowMs)),
        {},
      )
      return { ...series.forget(nowMs), baselines }
    },
    bytes: () => sources.reduce((sum, source) => sum + source.bytes(), series.bytes()),
    isEmpty: () => series.size() === 0 && sources.every((source) => source.isEmpty()),
    *entries() {
      for (const source of sources) yield* source.entries()
      yield* series.entries()
    },
  }
}

function addForgotten(a: Partial<Forgotten>, b: Partial<Forgotten>): Partial<Forgotten> {
  return { baselines: (a.baselines ?? 0) + (b.baselines ?? 0) }
}

interface Rooms {
  readonly spec: MonitorSpec
  readonly series: SeriesTable
  readonly sources: readonly ReferenceSource[]
}

function* closeBatch({ windows }: ClosedBatch, rooms: Rooms): Generator<undefined, BatchHealth> {
  const summaries: WindowSummary[] = []
  const verdicts: VerdictLine[] = []
  let failures = 0
  for (const closed of inOrderOfEnd(windows)) {
    for (const source of rooms.sources) yield* source.observe(closed)
    for (const at of featuresOf(closed)) {
      if (!isMonitored(rooms.spec, at.feature)) {
        yield
        continue
      }
      const { answer, source } = askSources(rooms.sources, at)
      const summary = summariseWindow(at)
      const line = closeFeature(at, answer, { ...rooms, source, summary })
      summaries.push(summary)
      if (line) verdicts.push(line)
      if (line?.reason === 'failed') failures += 1
      yield
    }
  }
  return { summaries, verdicts, failures }
}

/** The answer of the first source that has one. */
function askSources(sources: readonly ReferenceSource[], at: ClosedFeature) {
  let source = sources[0]!
  let answer: ReferenceAnswer = { kind: 'none' }
  for (source of sources) {
    answer = source.referenceFor(at, [at.closed.startMs])
    if (answer.kind !== 'none') break
  }
  return { source, answer }
}

function closeFeature(
  at: ClosedFeature,
  answer: ReferenceAnswer,
  { spec, series, source, summary }: Rooms & { readonly source: ReferenceSource; readonly summary: WindowSummary },
): VerdictLine | undefined {
  const context = { spec, reference: source.name }
  const key = seriesKeyOf(at, source.name)
  if (answer.kind === 'ready') {
    const judged = judgeFeature(at, { spec, reference: answer.reference, memory: series.find(key) })
    series.remember(key, judged.memory)
    return judgedLine(at, judged, context)
  }
  if (!areCountable(at.counts)) return judgedLine(at, failedFeature(at, undefined), context)
  if (answer.kind === 'learning')
    return learningLine(at, summary, { ...context, sentence: learningText(answer.progress, at.closed.role) })
  if (isOutput(at.feature)) return undefined
  return learningLine(at, summary, { ...context, sentence: unknownText(at.closed.version) })
}

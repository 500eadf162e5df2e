import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import type { AcceptCommand } from './acceptance/acceptance.ts'
import type { Accepting, ListedAcceptance } from './acceptance/acceptances.ts'
import { createAcceptances } from './acceptance/acceptances.ts'
import type { FeatureRooms } from './close-feature.ts'
import { closeFeature } from './close-feature.ts'
import type { ClosedFeature, ClosedWindow } from './closed-window.ts'
import { featuresOf, inOrderOfEnd } from './closed-window.ts'
import type { Forgotten, HealthEntry } from './health-entry.ts'
import { toLiveWindows } from './live-window.ts'
import { isMonitored } from './monitored-features.ts'
import { createSources } from './reference/create-sources.ts'
import { createSeriesTable } from './series-table.ts'
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
  /**
   * Accepts the drift that is raised in one place, or says why not. Verdicts change from the next closed window on;
   * what was said before stays said.
   */
  readonly accept: (command: AcceptCommand) => Accepting
  /** Ends an acceptance, as of the next closed window; undefined where there is none of that id. @param nowMs event time. */
  readonly revoke: (id: string, nowMs: number) => ListedAcceptance | undefined
  /** What people accepted, in the order of time. @param nowMs event time. */
  readonly acceptances: (nowMs: number) => readonly ListedAcceptance[]
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
export function createModelHealth(options: ModelHealthOptions): ModelHealth {
  const { spec, state = [] } = options
  const remembered = [...state]
  const series = createSeriesTable(remembered.filter((entry) => entry.kind === 'series'))
  const sources = createSources({ ...options, state: remembered })
  const acceptances = createAcceptances(options, remembered)
  return {
    close: (batch) => closeBatch(batch, { spec, series, sources, acceptances }),
    forget: (nowMs) => {
      const { baselines = 0, histories = 0 } = sources.reduce<Partial<Forgotten>>(
        (sum, source) => addForgotten(sum, source.forget(nowMs)),
        {},
      )
      acceptances.forget(nowMs)
      return { ...series.forget(nowMs), baselines, histories }
    },
    accept: (command) => acceptances.accept(command, series.lastEndMs),
    revoke: acceptances.revoke,
    acceptances: acceptances.list,
    bytes: () => sources.reduce((sum, source) => sum + source.bytes(), series.bytes() + acceptances.bytes()),
    isEmpty: () => series.size() === 0 && acceptances.isEmpty() && sources.every((source) => source.isEmpty()),
    *entries() {
      for (const source of sources) yield* source.entries()
      yield* series.entries()
      yield* acceptances.entries()
    },
  }
}

function addForgotten(a: Partial<Forgotten>, b: Partial<Forgotten>): Partial<Forgotten> {
  const sum = (kind: 'baselines' | 'histories'): number => (a[kind] ?? 0) + (b[kind] ?? 0)
  return { baselines: sum('baselines'), histories: sum('histories') }
}

function* closeBatch({ windows }: ClosedBatch, rooms: FeatureRooms): Generator<undefined, BatchHealth> {
  const summaries: WindowSummary[] = []
  const verdicts: VerdictLine[] = []
  let failures = 0
  for (const ended of endedTogether(inOrderOfEnd(windows))) {
    yield* observeAll(ended, rooms)
    for (const at of allFeaturesOf(ended)) {
      if (isMonitored(rooms.spec, at.feature) && at.feature !== at.segment.name) {
        const summary = summariseWindow(at)
        const lines = closeFeature(at, summary, rooms)
        summaries.push(summary)
        verdicts.push(...lines)
        failures += Number(lines.some(({ reason }) => reason === 'failed'))
      }
      yield
    }
  }
  return { summaries, verdicts, failures }
}

/** References learn window by window, so a batch that took long to come teaches what many small ones would. */
function* observeAll(windows: readonly ClosedWindow[], { sources }: FeatureRooms): Generator<undefined, void> {
  const live = yield* toLiveWindows(windows)
  for (const window of live) for (const source of sources) yield* source.observe(window)
}

function* allFeaturesOf(windows: readonly ClosedWindow[]): Generator<ClosedFeature> {
  for (const closed of windows) yield* featuresOf(closed)
}

/** Windows of one end after the other. */
function endedTogether(ordered: readonly ClosedWindow[]): readonly (readonly ClosedWindow[])[] {
  const groups: ClosedWindow[][] = []
  for (const closed of ordered) {
    const group = groups.at(-1)
    if (group && group[0]!.endMs === closed.endMs) group.push(closed)
    else groups.push([closed])
  }
  return groups
}

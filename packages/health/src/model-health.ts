import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import type { AcceptCommand } from './acceptance/acceptance.ts'
import type { Accepting, ListedAcceptance } from './acceptance/acceptances.ts'
import { createAcceptances } from './acceptance/acceptances.ts'
import type { FeatureRooms, FeatureScope } from './close-feature.ts'
import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import { closeFeature } from './close-feature.ts'
import type { ClosedFeature, ClosedWindow } from './closed-window.ts'
import { featuresOf, inOrderOfEnd, isEveryone, segmentsOf } from './closed-window.ts'
import { windowRows } from './counts/window-rows.ts'
import { SilenceRoom } from './freshness/silence-room.ts'
import type { Forgotten, HealthEntry } from './health-entry.ts'
import type { RowsByWindow } from './live-window.ts'
import { toLiveWindows } from './live-window.ts'
import type { ClosingRooms } from './model/close-model.ts'
import { closeEmpty, closeModel } from './model/close-model.ts'
import type { SegmentRooms } from './model/close-segment.ts'
import { closeSegment } from './model/close-segment.ts'
import { silenceLines } from './model/silence-line.ts'
import { isMonitored } from './monitored-features.ts'
import { createSources } from './reference/create-sources.ts'
import type { LearningSoFar } from './reference/learning-progress.ts'
import { LearnedRates } from './reference/learned-rates.ts'
import type { Room } from './room.ts'
import type { WithheldSegments } from './segments/withheld-segments.ts'
import { withheldSegments } from './segments/withheld-segments.ts'
import { createSeriesTable } from './series-table.ts'
import type { VerdictLine } from './verdict/verdict-line.ts'
import { VolumeRoom } from './volume/volume-room.ts'
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
  /** Whether {@link tick} could say anything. */
  readonly isDue: (nowMs: number) => boolean
  /**
   * A step of the clock while nothing closes: says that no rows came for too long. All windows that ended before must
   * have been closed.
   */
  readonly tick: (nowMs: number) => readonly VerdictLine[]
  /** How far the reference learned from live traffic has come; undefined once it judges. */
  readonly learning: () => LearningSoFar | undefined
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
  const rooms = openRooms(options)
  const { spec, series, silence, acceptances, all } = rooms
  return {
    close: (batch) => closeBatch(batch, rooms),
    isDue: (nowMs) => silence.isDue(nowMs),
    tick: (nowMs) => {
      const raised = silence.tick(nowMs)
      return raised ? silenceLines(raised, silence.window, spec) : []
    },
    learning: () => rooms.sources.find(({ learning }) => learning)?.learning?.(),
    forget: (nowMs) => {
      const { baselines = 0, histories = 0 } = all.reduce<Partial<Forgotten>>(
        (sum, room) => addForgotten(sum, room.forget(nowMs)),
        {},
      )
      acceptances.forget(nowMs)
      return { ...series.forget(nowMs), baselines, histories }
    },
    accept: (command) => acceptances.accept(command, series.lastEndMs),
    revoke: acceptances.revoke,
    acceptances: acceptances.list,
    bytes: () => all.reduce((sum, room) => sum + room.bytes(), series.bytes() + acceptances.bytes()),
    isEmpty: () => series.size() === 0 && acceptances.isEmpty() && all.every((room) => room.isEmpty()),
    *entries() {
      for (const room of all) yield* room.entries()
      yield* series.entries()
      yield* acceptances.entries()
    },
  }
}

interface Rooms extends FeatureRooms, ClosingRooms, SegmentRooms {
  /** All that learn from live windows. */
  readonly all: readonly Room[]
}

function openRooms(options: ModelHealthOptions): Rooms {
  const { spec, profiles, state = [] } = options
  const saved = [...state]
  const sources = createSources({ ...options, state: saved })
  const rates = new LearnedRates(
    spec,
    saved.filter((entry) => entry.kind === 'rate'),
  )
  const volume = new VolumeRoom(spec, saved.find((entry) => entry.kind === 'volume')?.history)
  const silence = new SilenceRoom(spec, saved.find((entry) => entry.kind === 'silence')?.history)
  const series = createSeriesTable(saved.filter((entry) => entry.kind === 'series'))
  const acceptances = createAcceptances(options, saved)
  const all = [...sources, rates, volume, silence]
  return { spec, profiles, series, sources, acceptances, rates, volume, silence, all }
}

function addForgotten(a: Partial<Forgotten>, b: Partial<Forgotten>): Partial<Forgotten> {
  const sum = (kind: 'baselines' | 'histories'): number => (a[kind] ?? 0) + (b[kind] ?? 0)
  return { baselines: sum('baselines'), histories: sum('histories') }
}

function* closeBatch({ windows }: ClosedBatch, rooms: Rooms): Generator<undefined, BatchHealth> {
  const health: OpenHealth = { summaries: [], verdicts: [], failures: 0 }
  for (const ended of endedTogether(inOrderOfEnd(windows))) {
    const rows = yield* countAll(ended)
    yield* observeAll(ended, rows, rooms)
    const live = ended.find((closed) => rooms.volume.find(closed))
    if (live) health.verdicts.push(...closeEmpty(live, rooms))
    for (const closed of ended) yield* closeWindow({ closed, rows: rows.get(closed) ?? 0 }, rooms, health)
  }
  return health
}

interface OpenHealth extends BatchHealth {
  readonly summaries: WindowSummary[]
  readonly verdicts: VerdictLine[]
  failures: number
}

/** One window of one version, segment by segment its features, then all of them together; at last the model as a whole. */
function* closeWindow(
  { closed, rows }: { readonly closed: ClosedWindow; readonly rows: number },
  rooms: Rooms,
  health: OpenHealth,
): Generator<undefined, void> {
  const { lines, repeats } = yield* closeModel(closed, rows, rooms)
  const withheld = yield* withheldSegments(closed, rooms.spec.privacy.minimumCount)
  yield
  const scope = { ...rooms, repeats, withheld }
  const first = health.verdicts.length
  for (const segment of segmentsOf(closed)) {
    for (const at of featuresOf(closed, segment)) {
      if (isMonitored(rooms.spec, at.feature) && at.feature !== segment.name) addFeature(at, scope, health)
      yield
    }
    if (isEveryone(segment)) continue
    const ofSegment = yield* closeSegment(closed, segment, rooms)
    if (!withheld.has(segment)) health.verdicts.push(...ofSegment)
  }
  health.verdicts.push(...lines)
  tellWithheld(health.verdicts, first, withheld)
}

/** What is withheld is told beside the model as a whole, or where that says nothing beside what came first. */
function tellWithheld(verdicts: VerdictLine[], first: number, { countByDimension }: WithheldSegments): void {
  if (Object.keys(countByDimension).length === 0) return
  const last = verdicts.length - 1
  const at = verdicts[last]?.feature === ML_FEATURE_NAME_VALUE_ALL ? last : first
  const line = verdicts[at]
  if (line) verdicts[at] = { ...line, withheld: countByDimension }
}

/** What is withheld is judged all the same: verdicts look back, and the next window may be told. */
function addFeature(at: ClosedFeature, scope: FeatureScope, health: OpenHealth): void {
  const summary = summariseWindow(at)
  const lines = closeFeature(at, summary, scope)
  health.failures += Number(lines.some(({ reason }) => reason === 'failed'))
  if (scope.withheld.has(at.segment)) return
  health.summaries.push(summary)
  health.verdicts.push(...lines)
}

function* countAll(windows: readonly ClosedWindow[]): Generator<undefined, RowsByWindow> {
  const rows = new Map<ClosedWindow, number>()
  for (const closed of windows) {
    rows.set(closed, yield* windowRows(closed.rows, closed.segments.find(isEveryone)?.features ?? {}))
    yield
  }
  return rows
}

/** References learn window by window, so a batch that took long to come teaches what many small ones would. */
function* observeAll(windows: readonly ClosedWindow[], rows: RowsByWindow, { all }: Rooms): Generator<undefined, void> {
  const live = yield* toLiveWindows(windows, rows)
  for (const window of live) for (const room of all) yield* room.observe(window)
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

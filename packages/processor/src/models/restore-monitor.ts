import type { HealthEntry } from '@driftline/health'
import { featureTypes } from '../outputs/feature-types.ts'
import { OutputBook } from '../outputs/output-book.ts'
import { joinCounters, joinHealth, joinPages } from '../state/join-records.ts'
import type { SavedRecord, SavedSession, SavedStream } from '../state/read-section.ts'
import type { SectionHead } from '../state/section-records.ts'
import { openSession, sessionKey } from '../streams/session.ts'
import type { Session } from '../streams/session.ts'
import type { Stream } from '../streams/stream.ts'
import type { WriterTime } from '../streams/writer-clock.ts'
import type { OpenWindow } from '../windows/window-table.ts'
import type { MonitorClock } from './monitor-options.ts'
import { ModelMonitor } from './model-monitor.ts'
import type { IdentityChange } from './monitor-identity.ts'
import { changeOfIdentity, identityOf } from './monitor-identity.ts'
import type { Monitored, ModelRegistry } from './model-registry.ts'

/** A monitor as it was saved, and what of it had to begin anew, in words. */
export interface Restored {
  readonly monitored: Monitored
  readonly problems: readonly string[]
}

type RecordOf<K extends SavedRecord['kind']> = Extract<SavedRecord, { kind: K }>

/**
 * Puts a monitor together from its saved records. Where the spec has changed so that windows or types are others, that
 * part begins anew: the last points of streams stay, so nothing is counted twice.
 *
 * @returns undefined where the spec of the model is not known here. @throws where the records are damaged; nothing of
 *   them is held.
 */
export function restoreMonitor(records: Iterable<SavedRecord>, registry: ModelRegistry): Restored | undefined {
  const all = [...records]
  const of = <K extends SavedRecord['kind']>(kind: K): readonly RecordOf<K>[] =>
    all.filter((record): record is RecordOf<K> => record.kind === kind)
  const head = of('head')[0]?.head
  const model = head && registry.findModel(head.model)
  if (!head || !model) return undefined
  const change = changeOfIdentity(head.identity, identityOf(model.spec))
  const monitor = new ModelMonitor({
    ...model,
    times: registry.limits,
    admission: registry.admission,
    clock: restoreClock(head, change),
    writers: of('writer').map(({ writer }): WriterTime => writer),
    health: joinHealth(all).filter((entry) => goesOn(entry, change)),
    loadedMs: registry.loadedMs,
  })
  let isChanged = false
  try {
    const sessions = of('session').map(({ session }) => restoreSession(monitor, session))
    const keepsWaiting = change.windows.length === 0
    for (const { stream } of of('stream')) restoreStream(monitor, stream, { sessions, keepsWaiting })
    if (keepsWaiting)
      restoreWindows(monitor, { windows: of('window'), features: of('windowFeature'), rows: of('windowRows') }, change)
    isChanged = !monitor.objectives.restore(joinCounters(all))
  } catch (error) {
    monitor.account.release()
    throw error
  }
  const book = new OutputBook(
    { environment: head.environment, spec: model.spec, types: featureTypes(model) },
    monitor.account,
    joinPages(all),
  )
  const { environment } = head
  const monitored = { environment, model: head.model, monitor, book, isChanged }
  return { monitored, problems: toProblems(head, change, of('window').length) }
}

function restoreClock({ clock }: SectionHead, change: IdentityChange): MonitorClock {
  const time = (ms: number | null): number => ms ?? -Infinity
  return {
    coveredSinceMs: time(clock.coveredSinceMs),
    horizonMs: time(clock.horizonMs),
    sweptMs: time(clock.sweptMs),
    watermarkMs: time(clock.watermarkMs),
    greatestMs: time(clock.greatestMs),
    arrivalMs: time(clock.arrivalMs),
    wholeSinceMs: change.windows.length > 0 ? time(clock.greatestMs) : time(clock.wholeSinceMs),
  }
}

/** Whether what health remembers still means the same. */
function goesOn(entry: HealthEntry, { windows, features }: IdentityChange): boolean {
  // What a person accepted are rows, whatever windows they came in.
  if (windows.length > 0 && entry.kind !== 'acceptance') return false
  return !('feature' in entry.key && features.has(entry.key.feature))
}

function restoreSession(monitor: ModelMonitor, saved: SavedSession): Session {
  const { writer, startTimeMs, lastMs, isComplete } = saved
  const session = openSession(sessionKey(writer, startTimeMs), writer, startTimeMs)
  session.lastMs = lastMs
  session.isComplete = isComplete
  monitor.streams.restoreSession(session)
  return session
}

function restoreStream(
  monitor: ModelMonitor,
  saved: SavedStream,
  { sessions, keepsWaiting }: { readonly sessions: readonly Session[]; readonly keepsWaiting: boolean },
): void {
  const session = saved.session === undefined ? undefined : sessions[saved.session]
  const opened = openSaved(monitor, saved, session)
  opened.lastMs = saved.lastMs
  // What waited for windows that are no more is in the last point, so it is not counted into the next.
  const last = keepsWaiting || !session ? saved.last : (saved.waiting.at(-1) ?? saved.last)
  if (last) monitor.streams.restoreLast(opened, last)
  if (keepsWaiting) for (const point of saved.waiting) monitor.restoreWaiting(opened, point)
}

function openSaved(
  monitor: ModelMonitor,
  { seriesKey, target, counter }: SavedStream,
  session: Session | undefined,
): Stream {
  const identity = { environment: '', model: '', seriesKey, target: { feature: target, counter }, writer: '' }
  if (!session) return monitor.streams.open(identity, { temporality: 'delta', startTimeMs: 0 })
  const { writer, startTimeMs } = session
  return monitor.streams.open({ ...identity, writer }, { temporality: 'cumulative', startTimeMs })
}

function restoreWindows(
  monitor: ModelMonitor,
  saved: {
    readonly windows: readonly RecordOf<'window'>[]
    readonly features: readonly RecordOf<'windowFeature'>[]
    readonly rows: readonly RecordOf<'windowRows'>[]
  },
  { features: changed }: IdentityChange,
): void {
  const lengths = new Map(monitor.spec.windows.map((window) => [window.name, window]))
  const opened = new Map<string, OpenWindow>()
  for (const { window: range } of saved.windows) {
    const window = lengths.get(range.window)
    if (!window) continue
    const open = monitor.windows.obtain(window, range)
    for (const reason of range.partial) open.partial.add(reason)
    monitor.windows.addDoubt(open, range.inDoubt)
    opened.set(`${range.window} ${range.startMs}`, open)
  }
  for (const { window, startMs, target, counts } of saved.features) {
    const open = opened.get(`${window} ${startMs}`)
    if (open && !changed.has(target.feature)) monitor.windows.addCounts(open, target, counts)
  }
  for (const { window, startMs, target, rows } of saved.rows) {
    const open = opened.get(`${window} ${startMs}`)
    if (open) monitor.windows.addRows(open, target, rows)
  }
}

function toProblems(
  { model, environment }: SectionHead,
  change: IdentityChange,
  openWindows: number,
): readonly string[] {
  const name = `The state of model "${model}" in environment "${environment}"`
  return [
    ...(change.windows.length > 0
      ? [`${name} begins anew with ${openWindows} open windows dropped: ${change.windows.join('; ')}.`]
      : []),
    ...(change.features.size > 0
      ? [`${name} begins anew for features whose type changed: ${[...change.features].join(', ')}.`]
      : []),
  ]
}

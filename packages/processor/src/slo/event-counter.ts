import type { Account } from '../intake/admission.ts'
import type { Disposition } from '../intake/disposition.ts'
import type { PointIdentity } from '../intake/identify-point.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import type { Work } from '../work.ts'
import type { EventSession, EventStream } from './event-session.ts'
import { openEventSession, showable } from './event-session.ts'
import { EventSessions } from './event-sessions.ts'
import type { EventSource } from './event-source.ts'
import type { EventSums } from './measure-events.ts'
import { addEvents, eventsSince, measureEvents, NO_EVENTS, setEvents } from './measure-events.ts'
import type { Objective } from './objective.ts'

/** Sessions are looked through once in this share of their lifetime. */
const SWEEPS_PER_LIFETIME = 8

/** What of a counter outlives its process, beside its sessions. */
export interface EventCounterState {
  readonly name: Objective['name']
  readonly meaning: string
  /** Lives of writers that began later are counted in full, ms: when it began to count. */
  readonly sinceMs: number
  /** What was silent since is forgotten, ms. */
  readonly aliveMs: number
  readonly events: number
  readonly good: number
  readonly seesValues: boolean
}

/** A counter as it was saved. */
export interface SavedCounter {
  readonly state: EventCounterState
  readonly sessions: readonly EventSession[]
}

/** Whose events they are, and for how long a silent session is remembered. */
export interface EventCounterOptions {
  readonly objective: Objective
  readonly account: Account
  readonly lifetimeMs: number
}

/** A point that counts events, with whom it is of. */
interface EventPoint {
  readonly identity: PointIdentity
  readonly point: MetricPoint
  readonly source: EventSource
  readonly measured: EventSums
}

/**
 * The events of one objective, counted as their points come: of each cumulative stream the last point counts, of a delta
 * stream each interval once. What came does not depend on order, repetition or batching.
 */
export class EventCounter {
  readonly objective: Objective
  readonly sessions: EventSessions
  readonly sinceMs: number
  events: number
  good: number
  #aliveMs: number
  #seesValues: boolean
  readonly #options: EventCounterOptions
  readonly #lifetimeMs: number
  readonly #touched = new Set<EventSession>()

  constructor(options: EventCounterOptions, state: Omit<EventCounterState, 'name' | 'meaning'>) {
    const { objective, account, lifetimeMs } = options
    this.#options = options
    this.objective = objective
    this.sessions = new EventSessions(account)
    this.sinceMs = state.sinceMs
    this.events = state.events
    this.good = state.good
    this.#aliveMs = state.aliveMs
    this.#seesValues = state.seesValues
    this.#lifetimeMs = lifetimeMs
  }

  get state(): EventCounterState {
    const { sinceMs, events, good, objective } = this
    const { name, meaning } = objective
    return { name, meaning, sinceMs, aliveMs: this.#aliveMs, events, good, seesValues: this.#seesValues }
  }

  /** A counter of the same objective that goes on from what was saved. */
  restored({ state, sessions }: SavedCounter): EventCounter {
    const counter = new EventCounter(this.#options, state)
    for (const { streams, ...rest } of sessions) {
      const session = counter.sessions.add({ ...rest, streams: new Map() })
      for (const [seriesKey, stream] of streams) counter.sessions.addStream(session, seriesKey, stream)
    }
    return counter
  }

  /** Takes in a point; the counters show it from the next {@link publish} on. @param horizonMs what is closed. */
  accept(identity: PointIdentity, point: MetricPoint, horizonMs: number): Disposition {
    const source = identity.events?.source
    if (!source) return 'ignored'
    const measured = measureEvents(source, point.data, this.objective.boundSeconds)
    if (typeof measured === 'string') return measured
    const taken = { identity, point, source, measured }
    return point.temporality === 'delta' ? this.#acceptDelta(taken, horizonMs) : this.#acceptCumulative(taken)
  }

  #acceptCumulative(taken: EventPoint): Disposition {
    const { identity, point, measured } = taken
    const session = this.sessions.find(identity.writer, 'cumulative', point.startTimeMs)
    if (session && point.timeMs > session.lastMs + this.#lifetimeMs) this.#begin(session)
    const stream = session?.streams.get(identity.seriesKey)
    if (!session || !stream) return this.#openCumulative(taken, session)
    if (point.timeMs <= stream.timeMs) return 'duplicate'
    // A sender that gives no start time cannot say that it began anew.
    const added = eventsSince(measured, stream.last) ?? (point.startTimeMs === 0 ? measured : undefined)
    if (!added) return 'decreased'
    stream.timeMs = point.timeMs
    setEvents(stream.last, measured)
    return this.#count(session, taken, added)
  }

  /** A writer that is heard again after so long that it might have been forgotten: as if it was. */
  #begin(session: EventSession): void {
    this.sessions.dropStreams(session)
    session.isWhole = false
  }

  #openCumulative(taken: EventPoint, known: EventSession | undefined): Disposition {
    const { identity, point, measured } = taken
    const { writer, seriesKey } = identity
    if (!this.sessions.mayOpen(seriesKey, known ? undefined : writer)) return 'overflow'
    const { startTimeMs, timeMs } = point
    const session = known ?? this.#openSession({ writer, temporality: 'cumulative', startTimeMs }, timeMs)
    this.sessions.addStream(session, seriesKey, { timeMs, last: { ...measured }, intervals: [] })
    return this.#count(session, taken, session.isWhole ? measured : NO_EVENTS)
  }

  #openSession(identity: Pick<EventSession, 'writer' | 'temporality' | 'startTimeMs'>, timeMs: number): EventSession {
    return this.sessions.add(openEventSession({ ...identity, isWhole: this.#isWhole(identity, timeMs) }))
  }

  /** Seen from its beginning, and not perhaps forgotten meanwhile. */
  #isWhole({ startTimeMs }: Pick<EventSession, 'startTimeMs'>, timeMs: number): boolean {
    if (startTimeMs < this.#aliveMs) return false
    if (this.sinceMs === -Infinity) return true
    return startTimeMs > 0 && startTimeMs >= Math.max(this.sinceMs, timeMs - this.#lifetimeMs)
  }

  #acceptDelta(taken: EventPoint, horizonMs: number): Disposition {
    const { writer, seriesKey } = taken.identity
    const { startTimeMs: startMs, timeMs: endMs } = taken.point
    if (endMs <= horizonMs) return 'late'
    const session = this.sessions.find(writer, 'delta', 0)
    const stream = session?.streams.get(seriesKey)
    if (stream?.intervals.findLast((known) => known.endMs === endMs && known.startMs === startMs)) return 'duplicate'
    if (stream ? !this.sessions.mayAddInterval() : !this.sessions.mayOpen(seriesKey, session ? undefined : writer))
      return 'overflow'
    const owner = session ?? this.#openSession({ writer, temporality: 'delta', startTimeMs: 0 }, endMs)
    const own = stream ?? this.#openDelta(owner, seriesKey)
    own.timeMs = Math.max(own.timeMs, endMs)
    this.sessions.addInterval(own, { startMs, endMs }, horizonMs)
    return this.#count(owner, taken, taken.measured)
  }

  #openDelta(session: EventSession, seriesKey: string): EventStream {
    const stream: EventStream = { timeMs: -Infinity, last: { ...NO_EVENTS }, intervals: [] }
    this.sessions.addStream(session, seriesKey, stream)
    return stream
  }

  #count(session: EventSession, { source, point }: EventPoint, added: EventSums): Disposition {
    addEvents(session.sums, added)
    session.lastMs = Math.max(session.lastMs, point.timeMs)
    if (source === 'rows') session.rowReports += 1
    if (source === 'present') {
      session.hasValues = true
      this.#seesValues = true
    }
    this.#touched.add(session)
    return 'accepted'
  }

  /** Whether anything was taken in that {@link publish} has not dealt with. */
  get isPending(): boolean {
    return this.#touched.size > 0
  }

  /** Brings into the counters what came, all and good together. */
  publish(): void {
    const options = { seesValues: this.#seesValues, featuresPerRow: this.objective.features?.size ?? 0 }
    for (const session of this.#touched) {
      const shown = showable(session, options)
      this.add({ events: shown.events - session.shown.events, good: shown.good - session.shown.good })
      session.shown = shown
    }
    this.#touched.clear()
  }

  /** Counts events that come from no stream. */
  add({ events, good }: Pick<EventSums, 'events' | 'good'>): void {
    this.events += events
    this.good += good
  }

  /** Everything up to a time is closed: forgets what has been silent for a lifetime. @returns how many streams. */
  *passTo(timeMs: number): Work<number> {
    const aliveMs = timeMs - this.#lifetimeMs
    if (aliveMs - this.#aliveMs < this.#lifetimeMs / SWEEPS_PER_LIFETIME) return 0
    this.#aliveMs = aliveMs
    return yield* this.sessions.forget(aliveMs)
  }
}

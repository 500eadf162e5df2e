import { BYTES_PER_RECORD } from '@driftline/health'
import type { Account } from '../intake/admission.ts'
import { bytesOfText } from '../intake/held-bytes.ts'
import type { Work } from '../work.ts'
import type { EventSession, EventStream, Interval } from './event-session.ts'

const BYTES_PER_INTERVAL = 16
const SESSIONS_PER_STEP = 500
const NO_SESSIONS: readonly EventSession[] = []

/** The sessions of one objective, and what of the account they take. */
export class EventSessions {
  readonly #account: Account
  readonly #byWriter = new Map<string, EventSession[]>()

  constructor(account: Account) {
    this.#account = account
  }

  *all(): Iterable<EventSession> {
    for (const sessions of this.#byWriter.values()) yield* sessions
  }

  find(writer: string, temporality: EventSession['temporality'], startTimeMs: number): EventSession | undefined {
    for (const session of this.#byWriter.get(writer) ?? NO_SESSIONS)
      if (session.startTimeMs === startTimeMs && session.temporality === temporality) return session
    return undefined
  }

  /** Whether there is room for a stream, and for its session where that is new. */
  mayOpen(seriesKey: string, newWriter: string | undefined): boolean {
    const bytes = bytesOfStream(seriesKey) + (newWriter === undefined ? 0 : bytesOfSession(newWriter))
    return this.#account.admission.mayOpen(this.#account, bytes)
  }

  mayAddInterval(): boolean {
    return this.#account.admission.mayGrow(BYTES_PER_INTERVAL)
  }

  add(session: EventSession): EventSession {
    const known = this.#byWriter.get(session.writer)
    if (known) known.push(session)
    else this.#byWriter.set(session.writer, [session])
    this.#account.addBytes(bytesOfSession(session.writer))
    return session
  }

  addStream(session: EventSession, seriesKey: string, stream: EventStream): void {
    session.streams.set(seriesKey, stream)
    this.#account.addStreams(1)
    this.#account.addBytes(bytesOfStream(seriesKey) + stream.intervals.length * BYTES_PER_INTERVAL)
  }

  /** @param closedMs what ended by then cannot be counted any more and is forgotten. */
  addInterval(stream: EventStream, interval: Interval, closedMs: number): void {
    const before = stream.intervals.length
    const [oldest] = stream.intervals
    if (oldest && oldest.endMs <= closedMs) stream.intervals = stream.intervals.filter(({ endMs }) => endMs > closedMs)
    stream.intervals.push(interval)
    this.#account.addBytes((stream.intervals.length - before) * BYTES_PER_INTERVAL)
  }

  /** Forgets the streams of a session. @returns how many. */
  dropStreams(session: EventSession): number {
    const count = session.streams.size
    for (const [seriesKey, { intervals }] of session.streams)
      this.#account.addBytes(-bytesOfStream(seriesKey) - intervals.length * BYTES_PER_INTERVAL)
    this.#account.addStreams(-count)
    session.streams.clear()
    return count
  }

  /** Forgets sessions whose last point is older. @returns how many streams. */
  *forget(beforeMs: number): Work<number> {
    let [forgotten, looked] = [0, 0]
    for (const [writer, sessions] of this.#byWriter) {
      const kept = sessions.filter(({ lastMs }) => lastMs >= beforeMs)
      for (const session of sessions) if (session.lastMs < beforeMs) forgotten += this.dropStreams(session)
      this.#account.addBytes((kept.length - sessions.length) * bytesOfSession(writer))
      if (kept.length === 0) this.#byWriter.delete(writer)
      else if (kept.length < sessions.length) this.#byWriter.set(writer, kept)
      looked += 1
      if (looked % SESSIONS_PER_STEP === 0) yield
    }
    return forgotten
  }
}

function bytesOfSession(writer: string): number {
  return BYTES_PER_RECORD + bytesOfText(writer)
}

function bytesOfStream(seriesKey: string): number {
  return BYTES_PER_RECORD + bytesOfText(seriesKey)
}

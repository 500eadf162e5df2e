import { BYTES_PER_RECORD } from '@driftline/health'
import type { PointIdentity } from '../intake/identify-point.ts'
import type { Account } from '../intake/admission.ts'
import { bytesOfData, bytesOfText } from '../intake/held-bytes.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import type { Work } from '../work.ts'
import { pointDifference } from './point-difference.ts'
import type { PointData } from './point-difference.ts'
import type { Session } from './session.ts'
import { openSession, sessionKey } from './session.ts'
import type { Stream, WaitingPoint } from './stream.ts'

const DAY_MS = 86_400_000
/** Streams unseen for this long, beyond two of the longest windows, are forgotten. */
const STREAM_LIFETIME_MS = 7 * DAY_MS
/** Streams are looked through once in this share of their lifetime. */
const SWEEPS_PER_LIFETIME = 8
const STREAMS_PER_STEP = 2000

/** How long silent streams are remembered, ms. @param longestWindowMs length of the longest window, ms. */
export function streamLifetimeMs(longestWindowMs: number): number {
  return STREAM_LIFETIME_MS + 2 * longestWindowMs
}

/** What a point adds to its pane: its counts, or why they are not known. */
export interface Added {
  readonly data?: PointData
  readonly reason?: 'baseline' | 'inconsistent'
}

/** Times that decide which streams are known. */
export interface StreamTimes {
  /** Sessions that started later are counted in full, ms. */
  coveredSinceMs: number
  /** Everything up to here is closed, in event time, ms. */
  horizonMs: number
  sweptMs: number
}

/** The streams of one model: what each has counted, and which lives of writers have been seen whole. */
export class StreamTable {
  readonly times: StreamTimes
  readonly #account: Account
  readonly #lifetimeMs: number
  readonly #series = new Map<string, Stream[]>()
  readonly #sessions = new Map<string, Session>()
  /** Those that count rows: a few for each writer. */
  readonly #ofRows = new Set<Stream>()

  /** @param longestWindowMs length of the longest window, ms. */
  constructor(times: StreamTimes, longestWindowMs: number, account: Account) {
    this.times = times
    this.#lifetimeMs = streamLifetimeMs(longestWindowMs)
    this.#account = account
  }

  get size(): number {
    return this.#account.streams
  }

  *all(): Iterable<Stream> {
    for (const streams of this.#series.values()) yield* streams
  }

  /** The streams that count rows, whatever their features hold. */
  ofRows(): Iterable<Stream> {
    return this.#ofRows
  }

  sessions(): Iterable<Session> {
    return this.#sessions.values()
  }

  find({ seriesKey }: PointIdentity, { temporality, startTimeMs }: MetricPoint): Stream | undefined {
    const streams = this.#series.get(seriesKey)
    if (!streams) return undefined
    if (temporality === 'delta') return streams.find((stream) => stream.temporality === 'delta')
    return streams.find((stream) => stream.startTimeMs === startTimeMs && stream.temporality === 'cumulative')
  }

  /** Bytes a new stream takes beside its points. */
  bytesToOpen({ seriesKey, target }: Pick<PointIdentity, 'seriesKey' | 'target'>): number {
    const name = target && 'name' in target.counter ? target.counter.name : ''
    return BYTES_PER_RECORD + bytesOfText(seriesKey) + bytesOfText(target?.feature.key ?? '') + bytesOfText(name)
  }

  open(
    identity: PointIdentity,
    { temporality, startTimeMs }: Pick<MetricPoint, 'temporality' | 'startTimeMs'>,
  ): Stream {
    const { seriesKey, target, writer } = identity
    if (!target) throw new Error('Only points that count something open streams.')
    const isDelta = temporality === 'delta'
    const stream: Stream = {
      seriesKey,
      target,
      temporality: isDelta ? 'delta' : 'cumulative',
      startTimeMs: isDelta ? 0 : startTimeMs,
      session: isDelta ? undefined : this.#session(writer, startTimeMs),
      last: undefined,
      lastMs: -Infinity,
      waiting: [],
    }
    if (stream.session) stream.session.streams += 1
    if (target.counter.kind === 'rows') this.#ofRows.add(stream)
    const known = this.#series.get(seriesKey)
    if (known) known.push(stream)
    else this.#series.set(seriesKey, [stream])
    this.#account.addStreams(1)
    this.#account.addBytes(this.bytesToOpen(identity))
    return stream
  }

  /** The session of a writer's start, opened when it is new. */
  #session(writer: string, startTimeMs: number): Session {
    const key = sessionKey(writer, startTimeMs)
    const known = this.#sessions.get(key)
    if (known) return known
    const session = openSession(key, writer, startTimeMs)
    this.#add(session)
    return session
  }

  /** Puts a session back as it was. */
  restoreSession(session: Session): void {
    this.#add(session)
  }

  #add(session: Session): void {
    this.#sessions.set(session.key, session)
    this.#account.addBytes(BYTES_PER_RECORD + bytesOfText(session.key))
  }

  #end({ key }: Session): void {
    this.#sessions.delete(key)
    this.#account.addBytes(-(BYTES_PER_RECORD + bytesOfText(key)))
  }

  /** Puts the last point of a stream back as it was. */
  restoreLast(stream: Stream, last: NonNullable<Stream['last']>): void {
    stream.last = { timeMs: last.timeMs, data: last.data }
    stream.lastMs = Math.max(stream.lastMs, last.timeMs)
    this.#account.addBytes(bytesOfData(last.data))
    if (stream.session) stream.session.knownStreams += 1
  }

  /** What a point that leaves its pane adds to it; from here on it is the stream's last point. */
  settle(stream: Stream, point: WaitingPoint): Added {
    stream.lastMs = Math.max(stream.lastMs, point.timeMs)
    if (stream.temporality === 'delta') {
      this.#account.addBytes(-bytesOfData(point.data))
      return { data: point.data }
    }
    const { session, last } = stream
    const added = last ? difference(stream, point, last.data) : this.#first(session!, point)
    if (last) this.#account.addBytes(-bytesOfData(last.data))
    else session!.knownStreams += 1
    stream.last = { timeMs: point.timeMs, data: point.data }
    session!.lastMs = Math.max(session!.lastMs, point.timeMs)
    return added
  }

  /** What the points that wait will add when their panes close, as far as is known now; changes nothing. */
  *expected(stream: Stream): Iterable<{ readonly point: WaitingPoint; readonly added: Added }> {
    const { session } = stream
    let before: PointData | undefined = stream.last?.data
    for (const point of stream.waiting) {
      if (!session) yield { point, added: { data: point.data } }
      else if (before) yield { point, added: difference(stream, point, before) }
      else if (session.isComplete ?? this.#isWhole(session, point)) yield { point, added: { data: point.data } }
      else yield { point, added: { reason: 'baseline' } }
      before = point.data
    }
  }

  #first(session: Session, point: WaitingPoint): Added {
    session.isComplete ??= this.#isWhole(session, point)
    return session.isComplete ? { data: point.data } : { reason: 'baseline' }
  }

  /** A life that began while we listened, or inside this very pane, has been seen from its beginning. */
  #isWhole({ startTimeMs }: Session, { pane }: WaitingPoint): boolean {
    const { coveredSinceMs } = this.times
    if (coveredSinceMs === -Infinity) return true
    return startTimeMs > 0 && startTimeMs >= Math.min(coveredSinceMs, pane.startMs)
  }

  /** Everything up to a time is closed: forgets what has been silent for a lifetime. @returns how many streams. */
  *passTo(timeMs: number): Work<number> {
    const { times } = this
    times.horizonMs = Math.max(times.horizonMs, timeMs)
    if (times.horizonMs - times.sweptMs < this.#lifetimeMs / SWEEPS_PER_LIFETIME) return 0
    times.sweptMs = times.horizonMs
    const aliveMs = times.horizonMs - this.#lifetimeMs
    let forgotten = 0
    let looked = 0
    for (const [key, streams] of this.#series) {
      const kept = streams.filter((stream) => stream.lastMs >= aliveMs || !this.#forget(stream))
      if (kept.length < streams.length) this.#keep(key, kept)
      forgotten += streams.length - kept.length
      looked += 1
      if (looked % STREAMS_PER_STEP === 0) yield
    }
    return forgotten
  }

  #keep(key: string, kept: Stream[]): void {
    if (kept.length === 0) this.#series.delete(key)
    else this.#series.set(key, kept)
  }

  /** Forgets the last point of a stream, and the stream itself where nothing waits. @returns whether it is gone. */
  #forget(stream: Stream): boolean {
    const { session, last } = stream
    if (last) {
      this.#account.addBytes(-bytesOfData(last.data))
      stream.last = undefined
      if (session) this.#unknow(session)
    }
    if (stream.waiting.length > 0) return false
    if (session) {
      session.streams -= 1
      if (session.streams === 0) this.#end(session)
    }
    this.#ofRows.delete(stream)
    this.#account.addStreams(-1)
    this.#account.addBytes(-this.bytesToOpen(stream))
    return true
  }

  /** Once nothing is left of a session, coverage alone tells whether it was known before. */
  #unknow(session: Session): void {
    session.isComplete = false
    session.knownStreams -= 1
    if (session.knownStreams > 0) return
    session.isComplete = undefined
    this.times.coveredSinceMs = Math.max(this.times.coveredSinceMs, session.lastMs)
  }
}

function difference({ startTimeMs }: Stream, { data }: WaitingPoint, last: PointData): Added {
  const added = pointDifference(data, last)
  if (added) return { data: added }
  // A sender that gives no start time cannot say that it began anew.
  return startTimeMs === 0 ? { data } : { reason: 'inconsistent' }
}

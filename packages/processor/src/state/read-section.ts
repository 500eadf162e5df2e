import type { HealthEntry, PartialReason, RowCounts, VerdictLine } from '@driftline/health'
import { findRole, toFeatureTarget } from '../intake/count-target.ts'
import type { Counter, FeatureTarget } from '../intake/count-target.ts'
import type { BookPage } from '../outputs/output-book.ts'
import type { PointData } from '../streams/point-difference.ts'
import type { WriterTime } from '../streams/writer-clock.ts'
import { BinaryError, BinaryReader } from './binary-reader.ts'
import { readFeatureCounts, readPointData, readRowCounts } from './point-codec.ts'
import type { EventStream } from '../slo/event-session.ts'
import type { SavedEventSession, SavedObjective, SectionHead } from './section-records.ts'
import { RECORD } from './section-records.ts'

/** A saved stream. */
export interface SavedStream {
  readonly seriesKey: string
  /** Place of its session; undefined for delta streams. */
  readonly session: number | undefined
  readonly target: FeatureTarget
  readonly counter: Counter
  readonly lastMs: number
  readonly last: { readonly timeMs: number; readonly data: PointData } | undefined
  readonly waiting: readonly { readonly startTimeMs: number; readonly timeMs: number; readonly data: PointData }[]
}

/** A saved life of a writer. */
export interface SavedSession {
  readonly writer: string
  readonly startTimeMs: number
  readonly lastMs: number
  readonly isComplete: boolean | undefined
}

/** A saved window. */
export interface SavedWindow {
  readonly window: string
  readonly startMs: number
  readonly endMs: number
  readonly partial: readonly PartialReason[]
  readonly inDoubt: readonly string[]
}

/** One record of a section. */
export type SavedRecord =
  | { readonly kind: 'head'; readonly head: SectionHead }
  | { readonly kind: 'writer'; readonly writer: WriterTime }
  | { readonly kind: 'session'; readonly session: SavedSession }
  | { readonly kind: 'stream'; readonly stream: SavedStream }
  | { readonly kind: 'window'; readonly window: SavedWindow }
  | {
      readonly kind: 'windowFeature'
      readonly window: string
      readonly startMs: number
      readonly target: FeatureTarget
      readonly counts: ReturnType<typeof readFeatureCounts>
    }
  | {
      readonly kind: 'windowRows'
      readonly window: string
      readonly startMs: number
      readonly target: FeatureTarget
      readonly rows: RowCounts
    }
  | { readonly kind: 'health'; readonly entry: HealthEntry }
  | { readonly kind: 'objective'; readonly objective: SavedObjective }
  | { readonly kind: 'eventSession'; readonly session: SavedEventSession }
  | { readonly kind: 'eventStream'; readonly seriesKey: string; readonly stream: EventStream }
  | { readonly kind: 'page'; readonly page: BookPage }
  | { readonly kind: 'line'; readonly line: VerdictLine }

/** Reads the records of a section. @throws BinaryError or SyntaxError where they are damaged. */
export function* readSection(parts: readonly Uint8Array[]): Iterable<SavedRecord> {
  for (const part of parts) {
    const from = new BinaryReader(part)
    const texts: string[] = []
    while (!from.isAtEnd) yield readRecord(from, texts)
  }
}

function readRecord(from: BinaryReader, texts: string[]): SavedRecord {
  const record = from.count()
  switch (record) {
    case RECORD.session:
      return { kind: 'session', session: readSession(from) }
    case RECORD.eventStream:
      return { kind: 'eventStream', seriesKey: from.text(), stream: readEventStream(from) }
    case RECORD.stream:
      return { kind: 'stream', stream: readStream(from, texts) }
    case RECORD.hashedStream: {
      const hashKey = readText(from, texts)
      const stream = readStream(from, texts)
      return { kind: 'stream', stream: { ...stream, counter: hashedCounter(stream.counter, hashKey) } }
    }
    case RECORD.windowFeature: {
      const [window, startMs] = [from.text(), from.double()]
      const target = readTarget(from, texts)
      return { kind: 'windowFeature', window, startMs, target, counts: readFeatureCounts(from) }
    }
    case RECORD.windowRows: {
      const [window, startMs] = [from.text(), from.double()]
      const target = readTarget(from, texts)
      return { kind: 'windowRows', window, startMs, target, rows: readRowCounts(from) }
    }
    default:
      return readJsonRecord(from, record)
  }
}

function readJsonRecord(from: BinaryReader, record: number): SavedRecord {
  switch (record) {
    case RECORD.head:
      return { kind: 'head', head: readJson(from) as SectionHead }
    case RECORD.writer:
      return { kind: 'writer', writer: readJson(from) as WriterTime }
    case RECORD.window:
      return { kind: 'window', window: readJson(from) as SavedWindow }
    case RECORD.health:
      return { kind: 'health', entry: readJson(from) as HealthEntry }
    case RECORD.objective:
      return { kind: 'objective', objective: readJson(from) as SavedObjective }
    case RECORD.eventSession:
      return { kind: 'eventSession', session: readJson(from) as SavedEventSession }
    case RECORD.page:
      return { kind: 'page', page: readJson(from) as BookPage }
    case RECORD.line:
      return { kind: 'line', line: readJson(from) as VerdictLine }
    default:
      throw new BinaryError(`There is no kind ${record} of record.`)
  }
}

function readJson(from: BinaryReader): object {
  const value: unknown = JSON.parse(from.text())
  if (typeof value === 'object' && value !== null) return value
  throw new BinaryError('A record is no object.')
}

function readText(from: BinaryReader, texts: string[]): string {
  const number = from.count()
  if (number === 0) {
    const text = from.text()
    texts.push(text)
    return text
  }
  const known = texts[number - 1]
  if (known === undefined) throw new BinaryError(`There is no text ${number}.`)
  return known
}

function readSession(from: BinaryReader): SavedSession {
  const [writer, startTimeMs, lastMs] = [from.text(), from.double(), from.double()]
  const isComplete = [false, true, undefined][from.count()]
  return { writer, startTimeMs, lastMs, isComplete }
}

function readTarget(from: BinaryReader, texts: string[]): FeatureTarget {
  const version = readText(from, texts)
  const word = readText(from, texts)
  const role = findRole(word)
  if (!role) throw new BinaryError(`There is no role ${word}.`)
  const segment = { name: readText(from, texts), value: readText(from, texts) }
  return toFeatureTarget({ version, role, segment, feature: readText(from, texts) })
}

function readStream(from: BinaryReader, texts: string[]): SavedStream {
  const seriesKey = from.text()
  const session = from.count()
  const target = readTarget(from, texts)
  const counter = toCounter(readText(from, texts), readText(from, texts))
  const lastMs = from.double()
  const last = from.count() === 1 ? { timeMs: from.double(), data: readPointData(from) } : undefined
  const waiting: SavedStream['waiting'][number][] = []
  for (let left = from.count(); left > 0; left -= 1)
    waiting.push({ startTimeMs: from.double(), timeMs: from.double(), data: readPointData(from) })
  return { seriesKey, session: session === 0 ? undefined : session - 1, target, counter, lastMs, last, waiting }
}

function readEventStream(from: BinaryReader): EventStream {
  const timeMs = from.double()
  const last = { events: from.double(), good: from.double(), rows: from.double() }
  const intervals: EventStream['intervals'] = []
  for (let left = from.count(); left > 0; left -= 1) intervals.push({ startMs: from.double(), endMs: from.double() })
  return { timeMs, last, intervals }
}

const UNNAMED = ['values', 'scores', 'other', 'ages', 'rows', 'duplicates'] as const
const NAMED = ['category', 'bucket', 'special', 'problem', 'unexpected'] as const

function hashedCounter(counter: Counter, hashKey: string): Counter {
  if (counter.kind === 'category' || counter.kind === 'bucket' || counter.kind === 'other')
    return { ...counter, hashKey }
  throw new BinaryError(`A counter of ${counter.kind} has no hash key.`)
}

function toCounter(kind: string, name: string): Counter {
  const unnamed = UNNAMED.find((known) => known === kind)
  if (unnamed) return { kind: unnamed }
  const named = NAMED.find((known) => known === kind)
  if (named) return { kind: named, name }
  throw new BinaryError(`There is no counter ${kind}.`)
}

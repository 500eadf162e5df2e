import type { FeatureTarget } from '../intake/count-target.ts'
import type { EventStream } from '../slo/event-session.ts'
import type { Session } from '../streams/session.ts'
import type { Stream } from '../streams/stream.ts'
import type { OpenWindow, WindowFeature, WindowRows } from '../windows/window-table.ts'
import { BinaryWriter } from './binary-writer.ts'
import { writeFeatureCounts, writePointData, writeRowCounts } from './point-codec.ts'
import { RECORD } from './section-records.ts'

/** A part is ended once it holds this many bytes. */
const PART_BYTES = 256 * 1024

/** Writes the records of a section, part by part; each part can be read by itself. */
export class SectionWriter {
  readonly #to = new BinaryWriter()
  /** Texts of this part by their number. */
  readonly #texts = new Map<string, number>()
  readonly #sessionNumbers = new Map<Session, number>()

  /** The part written so far, once it is long enough. */
  takeFull(): Uint8Array<ArrayBuffer> | undefined {
    return this.#to.length >= PART_BYTES ? this.take() : undefined
  }

  /** The part written so far. */
  take(): Uint8Array<ArrayBuffer> {
    this.#texts.clear()
    return this.#to.take()
  }

  json(record: number, value: unknown): void {
    this.#to.count(record).text(JSON.stringify(value))
  }

  session(session: Session): void {
    const { writer, startTimeMs, isComplete, lastMs } = session
    this.#sessionNumbers.set(session, this.#sessionNumbers.size)
    this.#to.count(RECORD.session).text(writer).double(startTimeMs).double(lastMs)
    this.#to.count(isComplete === undefined ? 2 : Number(isComplete))
  }

  /** A stream; its session must have been written before. */
  stream({ seriesKey, session, target, last, lastMs, waiting }: Stream): void {
    const number = session && this.#sessionNumbers.get(session)
    const hashKey = 'hashKey' in target.counter ? target.counter.hashKey : undefined
    this.#to.count(hashKey === undefined ? RECORD.stream : RECORD.hashedStream)
    if (hashKey !== undefined) this.#text(hashKey)
    this.#to.text(seriesKey)
    this.#to.count(number === undefined ? 0 : number + 1)
    this.#target(target.feature)
    this.#text(target.counter.kind)
    this.#text('name' in target.counter ? target.counter.name : '')
    this.#to.double(lastMs).count(last ? 1 : 0)
    if (last) writePointData(this.#to.double(last.timeMs), last.data)
    this.#to.count(waiting.length)
    for (const { startTimeMs, timeMs, data } of waiting)
      writePointData(this.#to.double(startTimeMs).double(timeMs), data)
  }

  windowFeature({ window, startMs }: OpenWindow, { target, counts }: WindowFeature): void {
    this.#to.count(RECORD.windowFeature).text(window.name).double(startMs)
    this.#target(target)
    writeFeatureCounts(this.#to, counts)
  }

  /** A stream of the session before it. */
  eventStream(seriesKey: string, { timeMs, last, intervals }: EventStream): void {
    this.#to.count(RECORD.eventStream).text(seriesKey).double(timeMs)
    this.#to.double(last.events).double(last.good).double(last.rows).count(intervals.length)
    for (const { startMs, endMs } of intervals) this.#to.double(startMs).double(endMs)
  }

  windowRows({ window, startMs }: OpenWindow, { target, rows }: WindowRows): void {
    this.#to.count(RECORD.windowRows).text(window.name).double(startMs)
    this.#target(target)
    writeRowCounts(this.#to, rows)
  }

  #target({ version, role, segment, feature }: FeatureTarget): void {
    for (const text of [version, role, segment.name, segment.value, feature]) this.#text(text)
  }

  #text(text: string): void {
    const known = this.#texts.get(text)
    if (known === undefined) {
      this.#texts.set(text, this.#texts.size)
      this.#to.count(0).text(text)
    } else this.#to.count(known + 1)
  }
}

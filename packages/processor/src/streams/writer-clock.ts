import { BYTES_PER_RECORD } from '@driftline/health'
import type { Account } from '../intake/admission.ts'
import { bytesOfText } from '../intake/held-bytes.ts'

/** Writers with a clock of their own; the rest share one. */
const MAXIMUM_WRITERS = 10_000
/** A writer that was silent for this long holds nobody back, in time of the processor, ms. */
const ACTIVE_MS = 120_000
const EVERYBODY_ELSE = ''

/** What is known of a writer's time. */
export interface WriterTime {
  readonly writer: string
  /** Greatest accepted time of its points, ms. */
  readonly greatestMs: number
  /** When its last point came, by the clock of the processor, ms. */
  readonly arrivalMs: number
}

/**
 * How far event time has come: the least, over the writers that are active, of their greatest accepted time less the
 * lateness. A sender whose clock is ahead makes nobody late; one that falls silent is let go by the clock.
 */
export class WriterClock {
  readonly #latenessMs: number
  readonly #account: Account
  readonly #writers = new Map<string, { greatestMs: number; arrivalMs: number }>()
  watermarkMs: number
  /** Greatest accepted time of all, ms. */
  greatestMs: number
  /** Last arrival of all, ms. */
  arrivalMs: number

  constructor(
    latenessMs: number,
    known: { readonly watermarkMs: number; readonly greatestMs: number; readonly arrivalMs: number },
    { account, writers = [] }: { readonly account: Account; readonly writers?: Iterable<WriterTime> | undefined },
  ) {
    this.#latenessMs = latenessMs
    this.watermarkMs = known.watermarkMs
    this.greatestMs = known.greatestMs
    this.arrivalMs = known.arrivalMs
    this.#account = account
    for (const { writer, ...time } of writers) this.#add(writer, { ...time })
  }

  *writers(): Iterable<WriterTime> {
    for (const [writer, time] of this.#writers) yield { writer, ...time }
  }

  /** Writers that are not silent. */
  *active(nowMs: number): Iterable<string> {
    for (const [writer, { arrivalMs }] of this.#writers) if (nowMs - arrivalMs < ACTIVE_MS) yield writer
  }

  /** Takes note of an accepted point. */
  observe(writer: string, timeMs: number, arrivalMs: number): void {
    this.greatestMs = Math.max(this.greatestMs, timeMs)
    this.arrivalMs = Math.max(this.arrivalMs, arrivalMs)
    const own = this.#writers.get(writer) ?? this.#open(writer)
    if (timeMs > own.greatestMs) own.greatestMs = timeMs
    if (arrivalMs > own.arrivalMs) own.arrivalMs = arrivalMs
  }

  #open(writer: string): { greatestMs: number; arrivalMs: number } {
    const key = this.#writers.size < MAXIMUM_WRITERS ? writer : EVERYBODY_ELSE
    const known = this.#writers.get(key)
    if (known) return known
    const time = { greatestMs: -Infinity, arrivalMs: -Infinity }
    this.#add(key, time)
    return time
  }

  #add(writer: string, time: { greatestMs: number; arrivalMs: number }): void {
    this.#writers.set(writer, time)
    this.#account.addBytes(BYTES_PER_RECORD + bytesOfText(writer))
  }

  #letGo(writer: string): void {
    this.#writers.delete(writer)
    this.#account.addBytes(-(BYTES_PER_RECORD + bytesOfText(writer)))
  }

  /** Moves the watermark to where the active writers have come; it never falls. */
  follow(): number {
    let leastMs = Infinity
    for (const { greatestMs } of this.#writers.values()) if (greatestMs < leastMs) leastMs = greatestMs
    if (leastMs < Infinity) this.watermarkMs = Math.max(this.watermarkMs, leastMs - this.#latenessMs)
    return this.watermarkMs
  }

  /** Whether a step of the clock would let a writer go. */
  hasSilent(nowMs: number): boolean {
    for (const { arrivalMs } of this.#writers.values()) if (nowMs - arrivalMs >= ACTIVE_MS) return true
    return false
  }

  /** Where the watermark would be after a step of the clock, once all writers are let go. */
  idleWatermarkMs(nowMs: number): number {
    return this.isIdle(nowMs) ? nowMs - this.#latenessMs : this.watermarkMs
  }

  /** A step of the clock: lets silent writers go; when all are silent, the clock itself moves the watermark. */
  tick(nowMs: number): number {
    for (const [writer, { arrivalMs }] of this.#writers) if (nowMs - arrivalMs >= ACTIVE_MS) this.#letGo(writer)
    const allSeenMs = this.#writers.size === 0 ? this.greatestMs - this.#latenessMs : -Infinity
    this.watermarkMs = Math.max(this.watermarkMs, allSeenMs, this.idleWatermarkMs(nowMs))
    return this.follow()
  }

  /** Everything that came is all that comes: the end of a replay. */
  end(): number {
    this.watermarkMs = Math.max(this.watermarkMs, this.greatestMs)
    return this.watermarkMs
  }

  /** Whether the clock closes windows, because nobody sends: a sender that lags must not be cut off. */
  isIdle(nowMs: number): boolean {
    return this.#writers.size === 0 && nowMs - this.arrivalMs >= IDLE_LATENESSES * this.#latenessMs
  }
}

const IDLE_LATENESSES = 5

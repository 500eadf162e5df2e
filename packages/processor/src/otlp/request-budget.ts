import {
  MAX_GROUPS,
  MAX_POINTS,
  MAX_REQUEST_ATTRIBUTES,
  MAX_REQUEST_BUCKETS,
  MAX_STEPS,
  tooMany,
} from './decode-limits.ts'

const STEPS_PER_SLICE = 65_536
const STEPS_PER_POINT = 65 // a slice is a thousand points
const STEPS_PER_GROUP = 13 // or five thousand resources, scopes or metrics

const BYTES_PER_POINT = 400 // the point, its data and their lists, as Node 24 lays them out
const BYTES_PER_GROUP = 200
const BYTES_PER_ATTRIBUTE = 64
const BYTES_PER_BUCKET = 8
const BYTES_PER_HOLD = 65_536

/** Told how many bytes more are held; throws to refuse them. */
export type HoldBytes = (bytes: number) => void

/**
 * Counts what one request has asked for, refuses what is out of proportion, and says when to pause. Whether a request
 * is refused depends on its bytes alone, never on what was read before it: a journal must read back what was accepted.
 */
export class RequestBudget {
  /** Work done so far. */
  steps = 0
  readonly #hold: HoldBytes
  #pauseAt = STEPS_PER_SLICE
  #points = 0
  #buckets = 0
  #groups = 0
  #attributes = 0
  #unheldBytes = 0

  constructor(hold: HoldBytes = () => {}) {
    this.#hold = hold
  }

  /** @throws OtlpDecodeError when the request holds more than {@link MAX_POINTS} points. */
  takePoint(where: number | string): void {
    this.#points += 1
    if (this.#points > MAX_POINTS) throw tooMany('points in one request', MAX_POINTS, where)
    this.#keep(BYTES_PER_POINT)
  }

  /** @throws OtlpDecodeError when the request holds more than {@link MAX_GROUPS} resources, scopes and metrics. */
  takeGroup(where: number | string): void {
    this.#groups += 1
    this.steps += STEPS_PER_GROUP
    if (this.#groups > MAX_GROUPS) throw tooMany('resources, scopes and metrics', MAX_GROUPS, where)
    this.#keep(BYTES_PER_GROUP)
  }

  /** @throws OtlpDecodeError when the request holds more than {@link MAX_REQUEST_BUCKETS} bucket counts. */
  takeBuckets(sent: number, where: number | string): void {
    this.#buckets += sent
    this.steps += sent
    if (this.#buckets > MAX_REQUEST_BUCKETS) throw tooMany('buckets in one request', MAX_REQUEST_BUCKETS, where)
  }

  /** @throws OtlpDecodeError when the request holds more than {@link MAX_REQUEST_ATTRIBUTES} attributes. */
  takeAttributes(count: number, where: number | string): void {
    this.#attributes += count
    if (this.#attributes > MAX_REQUEST_ATTRIBUTES)
      throw tooMany('attributes in one request', MAX_REQUEST_ATTRIBUTES, where)
  }

  /** Says what is kept of attributes that were built. @param bytes as they were sent */
  keepAttributes(count: number, bytes: number): void {
    this.#keep(count * BYTES_PER_ATTRIBUTE + bytes)
  }

  /** Ends a point, of which so many buckets are kept. */
  endPoint(keptBuckets: number): void {
    this.steps += STEPS_PER_POINT
    this.#keep(keptBuckets * BYTES_PER_BUCKET)
  }

  /** Whether it is time to yield {@link pause}. */
  isSliceFull(): boolean {
    return this.steps >= this.#pauseAt
  }

  /** Begins the next slice. @throws OtlpDecodeError after more than {@link MAX_STEPS} */
  pause(where: number | string): undefined {
    if (this.steps > MAX_STEPS) throw tooMany('steps of work', MAX_STEPS, where)
    this.#pauseAt = this.steps + STEPS_PER_SLICE
  }

  /** Tells what is held and was not told yet. */
  flush(): void {
    const bytes = this.#unheldBytes
    this.#unheldBytes = 0
    if (bytes > 0) this.#hold(bytes)
  }

  #keep(bytes: number): void {
    this.#unheldBytes += bytes
    if (this.#unheldBytes >= BYTES_PER_HOLD) this.flush()
  }
}

const REMEMBERED_ROWS = 1024
/** Four places per remembered row: about one repeat in ten is missed after that many distinct rows. */
const PLACES = 4096
const HASHED_TEXT_LENGTH = 64
const SEED_LOW = 0x9e3779b9
const SEED_HIGH = 0x85ebca6b
const PRIME_LOW = 0x9e3779b1
const PRIME_HIGH = 0x85ebca77

const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)

/**
 * Finds rows that repeat one of the last 1,024, by two 32-bit hashes of their values; allocates nothing per row. A row
 * without any value repeats none: what failed twice is missing twice, not asked twice.
 */
export class Duplicates {
  readonly #low = new Uint32Array(PLACES)
  readonly #high = new Uint32Array(PLACES)
  readonly #row = new Float64Array(PLACES).fill(-Infinity)
  #rowCount = 0
  #hashLow = SEED_LOW
  #hashHigh = SEED_HIGH
  /** Whether the row at hand holds a value. */
  #hasValue = false

  /** Takes the next value of the row at hand. */
  add(value: unknown): void {
    if (typeof value === 'number') {
      this.#hasValue = true
      float[0] = value
      this.#mix(words[0]!, words[1]!)
    } else if (typeof value === 'string') this.#addText(value)
    else this.#addOther(value)
  }

  /** Ends the row and says whether it repeats a recent one. */
  endRow(): boolean {
    const low = this.#hashLow >>> 0
    const high = this.#hashHigh >>> 0
    const hasValue = this.#hasValue
    this.#hasValue = false
    this.#hashLow = SEED_LOW
    this.#hashHigh = SEED_HIGH
    this.#rowCount += 1
    if (!hasValue) return false
    const place = (low ^ (high >>> 7)) & (PLACES - 1)
    const isKnown = this.#low[place] === low && this.#high[place] === high
    const isRepeat = isKnown && this.#rowCount - this.#row[place]! <= REMEMBERED_ROWS
    this.#low[place] = low
    this.#high[place] = high
    this.#row[place] = this.#rowCount
    return isRepeat
  }

  #addOther(value: unknown): void {
    this.#hasValue ||= value !== undefined && value !== null
    this.#mix(value === true ? 1 : 0, (typeof value).length)
  }

  #addText(text: string): void {
    this.#hasValue ||= text !== ''
    const length = Math.min(text.length, HASHED_TEXT_LENGTH)
    this.#mix(length, length)
    for (let i = 0; i < length; i += 2) this.#mix(text.charCodeAt(i), text.charCodeAt(i + 1))
  }

  /** Each word goes into a hash of its own; a row is known by both, so 32 bits remain where one word never varies. */
  #mix(low: number, high: number): void {
    const nextLow = Math.imul(this.#hashLow ^ low, PRIME_LOW)
    const nextHigh = Math.imul(this.#hashHigh ^ high, PRIME_HIGH)
    this.#hashLow = nextLow ^ (nextLow >>> 15)
    this.#hashHigh = nextHigh ^ (nextHigh >>> 13)
  }
}

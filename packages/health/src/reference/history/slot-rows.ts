/** What each row of numbers holds. */
export interface RowShape {
  /** Numbers of a row. */
  readonly width: number
  /** Columns of at most 31 bits each: of several rows they are joined, not added up. */
  readonly bits: readonly number[]
}

/** Rows that follow each other, and their sum. */
interface Run {
  /** How many rows had come before the first. */
  readonly first: number
  readonly end: number
  readonly total: Float64Array
}

/** Rows of whole numbers of four bytes, the last so many; each new one takes the place of the first. */
export class SlotRows {
  readonly #shape: RowShape
  readonly #capacity: number
  #numbers: Uint32Array
  #length: number
  #gone = 0
  /** What was summed up last: the next run mostly begins and ends a little later. */
  #lastRun: Run | undefined

  /** @param saved its rows will always be as many, even if there is room for fewer. */
  constructor(
    shape: RowShape,
    capacity: number,
    saved: { readonly length: number; readonly numbers: readonly number[] } = { length: 0, numbers: [] },
  ) {
    this.#shape = shape
    this.#length = saved.length
    this.#capacity = Math.max(capacity, this.#length)
    this.#numbers = new Uint32Array(Math.max(4, this.#length) * shape.width)
    this.#numbers.set(saved.numbers)
  }

  get isFull(): boolean {
    return this.#length >= this.#capacity
  }

  /** All numbers, row by row. */
  all(): readonly number[] {
    const { width } = this.#shape
    const first = this.#offsetOf(0)
    return [...this.#numbers.subarray(first, this.#length * width), ...this.#numbers.subarray(0, first)]
  }

  at(place: number, column: number): number {
    return this.#numbers[this.#offsetOf(place) + column] ?? 0
  }

  /** Adds a row; where all are taken, the first goes. */
  push(row: readonly number[]): void {
    const { width } = this.#shape
    if (this.isFull) this.#gone += 1
    else this.#length += 1
    if (this.#length * width > this.#numbers.length) {
      const grown = new Uint32Array(Math.min(this.#capacity, 2 * this.#length) * width)
      grown.set(this.#numbers)
      this.#numbers = grown
    }
    this.replaceLast(row)
  }

  replaceLast(row: readonly number[]): void {
    if (this.#lastRun && this.#lastRun.end >= this.#gone + this.#length) this.#lastRun = undefined
    this.#numbers.set(row, this.#offsetOf(this.#length - 1))
  }

  #offsetOf(place: number): number {
    return ((this.#gone + place) % this.#capacity) * this.#shape.width
  }

  /** The sum of some rows, by their places. */
  sum(places: Iterable<number>): Float64Array {
    const total = new Float64Array(this.#shape.width)
    for (const place of places) this.#add(total, place)
    return total
  }

  /** The sum of rows that follow each other. */
  sumRun(from: number, to: number): Float64Array {
    const first = this.#gone + from
    const end = this.#gone + to
    const total = this.#movedOn(first, end) ?? this.#sumBetween(first, end)
    this.#lastRun = { first, end, total }
    return total.slice()
  }

  #sumBetween(first: number, end: number): Float64Array {
    const total = new Float64Array(this.#shape.width)
    for (let number = first; number < end; number += 1) this.#add(total, number - this.#gone)
    return total
  }

  /** Whole numbers are added and taken away exactly; bits that go with a row may also be those of another. */
  #movedOn(first: number, end: number): Float64Array | undefined {
    const last = this.#lastRun
    if (!last || last.first < this.#gone || last.first > first || last.end > end || first > last.end) return undefined
    const { total } = last
    for (let number = last.first; number < first; number += 1) {
      if (this.#hasBits(number - this.#gone)) return undefined
      this.#takeAway(total, number - this.#gone)
    }
    for (let number = last.end; number < end; number += 1) this.#add(total, number - this.#gone)
    return total
  }

  #hasBits(place: number): boolean {
    return this.#shape.bits.some((column) => this.at(place, column) !== 0)
  }

  #add(total: Float64Array, place: number): void {
    const { width, bits } = this.#shape
    const numbers = this.#numbers
    const offset = this.#offsetOf(place)
    for (let i = 0; i < width; i += 1) total[i]! += numbers[offset + i]!
    for (const column of bits) {
      const own = numbers[offset + column]!
      total[column] = (total[column]! - own) | own
    }
  }

  #takeAway(total: Float64Array, place: number): void {
    const { width } = this.#shape
    const numbers = this.#numbers
    const offset = this.#offsetOf(place)
    for (let i = 0; i < width; i += 1) total[i]! -= numbers[offset + i]!
  }
}

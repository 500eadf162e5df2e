const FIRST_BYTES = 1024
const LONGEST_VARINT = 10

/** Writes numbers and texts one after the other; see `BinaryReader` for the way back. */
export class BinaryWriter {
  #buffer = Buffer.allocUnsafeSlow(FIRST_BYTES)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** A whole number ≥ 0, exact to 2^53, seven bits to a byte. */
  count(value: number): this {
    this.#need(LONGEST_VARINT)
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#buffer[this.#length++] = (rest % 128) | 128
    this.#buffer[this.#length++] = rest
    return this
  }

  /** A whole number of either sign. */
  integer(value: number): this {
    return this.count(value < 0 ? -value * 2 - 1 : value * 2)
  }

  /** Any number, infinities too. */
  double(value: number): this {
    this.#need(8)
    this.#length = this.#buffer.writeDoubleLE(value, this.#length)
    return this
  }

  text(value: string): this {
    const bytes = Buffer.byteLength(value)
    this.count(bytes)
    this.#need(bytes)
    this.#length += this.#buffer.write(value, this.#length)
    return this
  }

  counts(values: readonly number[]): this {
    this.count(values.length)
    for (const value of values) this.count(value)
    return this
  }

  doubles(values: readonly number[]): this {
    this.count(values.length)
    for (const value of values) this.double(value)
    return this
  }

  /** Everything written so far, in memory of its own; the writer is empty again. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.#length)
    taken.set(this.#buffer.subarray(0, this.#length))
    this.#length = 0
    return taken
  }

  #need(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const longer = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#length + bytes))
    this.#buffer.copy(longer, 0, 0, this.#length)
    this.#buffer = longer
  }
}

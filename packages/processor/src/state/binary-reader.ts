const MOST_COUNTS = 1_000_000

/** Bytes that are not what a `BinaryWriter` wrote. */
export class BinaryError extends Error {
  override readonly name = 'BinaryError'
  /** Stable code for programs. */
  readonly code = 'ERR_STATE_BINARY'
}

/** Reads what a `BinaryWriter` wrote, and never beyond its end. Every method throws {@link BinaryError}. */
export class BinaryReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  count(): number {
    let value = 0
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      const byte = this.#bytes[this.#take(1)]!
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    throw new BinaryError(`A number is too long, at byte ${this.#at}.`)
  }

  integer(): number {
    const value = this.count()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.#take(8))
  }

  text(): string {
    const length = this.count()
    const start = this.#take(length)
    return this.#bytes.toString('utf8', start, start + length)
  }

  counts(): number[] {
    return this.#list(() => this.count())
  }

  doubles(): number[] {
    return this.#list(() => this.double())
  }

  #list(read: () => number): number[] {
    const length = this.count()
    if (length > MOST_COUNTS) throw new BinaryError(`A list of ${length} numbers is too long, at byte ${this.#at}.`)
    const values: number[] = []
    while (values.length < length) values.push(read())
    return values
  }

  #take(length: number): number {
    const start = this.#at
    if (start + length > this.#bytes.length)
      throw new BinaryError(`${length} bytes are needed at byte ${start}, ${this.#bytes.length - start} are left.`)
    this.#at = start + length
    return start
  }
}

import { MAX_BUCKETS, MAX_DEPTH, MAX_LEAF_BYTES, MAX_STRING_BYTES, tooMany } from './decode-limits.ts'
import { OtlpDecodeError } from './otlp-decode-error.ts'
import type { RequestBudget } from './request-budget.ts'
import { createStringInterner } from './string-interner.ts'

/** Wire types of protobuf; groups (3 and 4) are not accepted. */
export const VARINT = 0
export const FIXED64 = 1
export const BYTES = 2
const FIXED32 = 5

const TWO_32 = 2 ** 32
const MAX_TAG = TWO_32 - 1
const STEPS_PER_SKIPPED_FIELD = 7 // so that a body of nothing but these is refused before a second is gone
const TEXT_STEP_BITS = 6 // 64 bytes of text are one step of work
const intern = createStringInterner()

/**
 * A position in a protobuf message that can never leave it: every read is checked against the end of the innermost
 * message, and a message must end exactly where its length says.
 *
 * All reading methods throw {@link OtlpDecodeError} with the byte offset when the bytes do not allow the read.
 */
export class ProtobufCursor {
  position = 0
  /** End of the innermost message. */
  limit: number
  /** Messages around the position. */
  depth = 0
  /** All bytes of the request. */
  readonly view: DataView
  readonly #bytes: Buffer
  readonly #budget: RequestBudget
  #low = 0
  #high = 0

  constructor(bytes: Uint8Array, budget: RequestBudget) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#budget = budget
    this.limit = bytes.byteLength
  }

  /** Enters a length-delimited field; returns what {@link leave} needs. */
  enter(): number {
    const length = this.readVarint()
    const end = this.position + length
    if (end > this.limit) throw this.error(`a field of ${length} bytes does not fit into its message`)
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw this.error(`messages are nested deeper than ${MAX_DEPTH}`)
    const outer = this.limit
    this.limit = end
    return outer
  }

  /** Enters a data point, resource or scope, which is read without a pause and so must not be long. */
  enterLeaf(): number {
    const outer = this.enter()
    if (this.limit - this.position > MAX_LEAF_BYTES)
      throw this.error(`a data point, resource or scope of ${this.limit - this.position} bytes is longer than 4 MiB`)
    return outer
  }

  /** Leaves the field entered last. */
  leave(outer: number): void {
    if (this.position !== this.limit) throw this.error('a message does not end where its length says')
    this.depth -= 1
    this.limit = outer
  }

  /** Field number × 8 + wire type. */
  readTag(): number {
    this.#budget.steps += 1
    const tag = this.readVarint()
    if (tag < 8 || tag > MAX_TAG) throw this.error('field number 0 or above 2^29 is not allowed')
    return tag
  }

  /** An unsigned 64-bit number, exact to 2^53. */
  readVarint(): number {
    const { position, limit } = this
    const bytes = this.#bytes
    if (position < limit) {
      const first = bytes[position]!
      if (first < 128) {
        this.position = position + 1
        return first
      }
      const second = position + 1 < limit ? bytes[position + 1]! : 128
      if (second < 128) {
        this.position = position + 2
        return (first & 127) | (second << 7)
      }
    }
    this.#readLongVarint()
    return this.#high * TWO_32 + this.#low
  }

  /** A signed 64-bit number: a double where that is exact, else its digits. */
  readInt64(): number | string {
    this.#readLongVarint()
    const value = (this.#high | 0) * TWO_32 + this.#low
    if (Number.isSafeInteger(value)) return value
    return BigInt.asIntN(64, (BigInt(this.#high) << 32n) | BigInt(this.#low)).toString()
  }

  /** A zigzag-encoded signed 32-bit number. */
  readSint32(): number {
    const value = this.readVarint()
    if (value >= TWO_32) throw this.error('a 32-bit number is out of range')
    return (value >>> 1) ^ -(value & 1)
  }

  readDouble(): number {
    return this.view.getFloat64(this.#take(8), true)
  }

  /** An unsigned 64-bit number in eight bytes, exact to 2^53. */
  readFixed64(): number {
    const at = this.#take(8)
    return this.view.getUint32(at + 4, true) * TWO_32 + this.view.getUint32(at, true)
  }

  /** A signed 64-bit number in eight bytes, exact to ±2^53. */
  readSfixed64(): number {
    const at = this.#take(8)
    return this.view.getInt32(at + 4, true) * TWO_32 + this.view.getUint32(at, true)
  }

  readString(): string {
    const length = this.readVarint()
    if (length > MAX_STRING_BYTES) throw this.error(`a text of ${length} bytes is longer than ${MAX_STRING_BYTES}`)
    this.#budget.steps += length >>> TEXT_STEP_BITS
    const start = this.#take(length)
    return intern(this.#bytes, start, this.position)
  }

  /** Bytes as base64. */
  readBase64(): string {
    const length = this.readVarint()
    if (length > MAX_STRING_BYTES) throw this.error(`${length} bytes are more than ${MAX_STRING_BYTES}`)
    const start = this.#take(length)
    return this.#bytes.toString('base64', start, this.position)
  }

  /** The varints of a packed list. */
  readPackedVarints(): number[] {
    const outer = this.enter()
    const bytes = this.#bytes
    const { limit } = this
    let { position } = this
    let size = 0
    for (let i = position; i < limit; i++) size += (~bytes[i]! >>> 7) & 1
    const values = this.#list(size)
    // Nearly all counts have one or two bytes; reading them without a call made the whole request a third faster.
    for (let i = 0; i < size; i++) {
      const first = bytes[position]!
      const second = bytes[position + 1]! // beyond the list only when the first byte ends it
      if (first < 128) {
        values[i] = first
        position += 1
      } else if (second < 128) {
        values[i] = (first & 127) | (second << 7)
        position += 2
      } else {
        this.position = position
        values[i] = this.readVarint()
        ;({ position } = this)
      }
    }
    this.position = position
    this.leave(outer)
    return values
  }

  /** The 64-bit counts of a packed list. */
  readPackedFixed64(): number[] {
    const outer = this.enter()
    const values = this.#list((this.limit - this.position) / 8)
    for (let i = 0; i < values.length; i++) values[i] = this.readFixed64()
    this.leave(outer)
    return values
  }

  /** The doubles of a packed list. */
  readPackedDoubles(): number[] {
    const outer = this.enter()
    const values = this.#list((this.limit - this.position) / 8)
    for (let i = 0; i < values.length; i++) values[i] = this.readDouble()
    this.leave(outer)
    return values
  }

  /**
   * The end of the length-delimited fields with one tag that follow one another from here; the position stays.
   * @param tag one byte, that of the field whose length is next
   */
  endOfRun(tag: number): number {
    const start = this.position
    this.skipBytes()
    let end = this.position
    while (end < this.limit && this.#bytes[end] === tag) {
      this.position = end + 1
      this.skipBytes()
      end = this.position
    }
    this.position = start
    return end
  }

  /** Skips a length-delimited field. */
  skipBytes(): void {
    this.#take(this.readVarint())
  }

  /**
   * Skips a field the reader does not use.
   * @param knownFields bit i set: the reader uses field i, so that its wire type must have been wrong.
   */
  skip(tag: number, knownFields: number): void {
    const field = tag >>> 3
    const wireType = tag & 7
    if (field < 31 && (knownFields & (1 << field)) !== 0)
      throw this.error(`field ${field} has wire type ${wireType}, which is not its type`)
    this.#budget.steps += STEPS_PER_SKIPPED_FIELD
    if (wireType === VARINT) this.readVarint()
    else if (wireType === FIXED64) this.#take(8)
    else if (wireType === FIXED32) this.#take(4)
    else if (wireType === BYTES) this.#take(this.readVarint())
    else throw this.error(`wire type ${wireType} of field ${field} is not accepted`)
  }

  /** The error at this position. */
  error(problem: string): OtlpDecodeError {
    return new OtlpDecodeError(`Not an OTLP request in protobuf: ${problem} (at byte ${this.position}).`)
  }

  // Lists of known size are made at once: growing them doubled the garbage of a request.
  #list(size: number): number[] {
    if (size > MAX_BUCKETS) throw tooMany('buckets in one histogram', MAX_BUCKETS, this.position)
    // oxlint-disable-next-line unicorn/no-new-array -- Array.from made the whole request three times slower
    return new Array<number>(Math.floor(size))
  }

  #take(length: number): number {
    const start = this.position
    if (start + length > this.limit) throw this.error(`${length} bytes are needed, ${this.limit - start} are left`)
    this.position = start + length
    return start
  }

  #readLongVarint(): void {
    let low = 0
    let high = 0
    for (let i = 0; i < 10; i++) {
      const byte = this.#bytes[this.#take(1)]!
      const bits = byte & 127
      if (i < 4) low |= bits << (7 * i)
      else if (i === 4) {
        low |= bits << 28
        high = bits >>> 4
      } else high |= bits << (7 * i - 32)
      if (i === 9 && byte > 1) break
      if (byte < 128) {
        this.#low = low >>> 0
        this.#high = high >>> 0
        return
      }
    }
    throw this.error('a varint is longer than 64 bits')
  }
}

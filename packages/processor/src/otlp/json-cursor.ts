import { MAX_JSON_BYTES, MAX_JSON_DEPTH, MAX_JSON_NAMES, tooMany } from './decode-limits.ts'
import { kindOf, shapeError } from './json-shape.ts'
import type { OtlpDecodeError } from './otlp-decode-error.ts'
import type { RequestBudget } from './request-budget.ts'
import { createStringInterner } from './string-interner.ts'

const MAX_LEAF_BYTES = 2 * 2 ** 20
const BATCH_BYTES = 65_536 // of small values built together, which costs half of building each by itself
const MAX_LEAF_CONTAINERS = 50_000
const PARSED_STEP_BITS = 3 // 8 bytes that are parsed are one step of work
const SKIPPED_STEP_BITS = 6 // 64 bytes that are skipped are one too

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

const intern = createStringInterner()

/**
 * A position in JSON text. Walks objects and lists member by member and hands their small parts, such as one data point,
 * to JSON.parse: nothing larger than two mebibytes is ever built at once, and nothing nested deeper than 64.
 *
 * All methods throw `OtlpDecodeError` when the text is no JSON, or a limit of `decode-limits.ts` is exceeded.
 */
export class JsonCursor {
  /** Offset in bytes. */
  position: number
  readonly #bytes: Buffer
  readonly #budget: RequestBudget
  readonly #names = new Set<string>()
  #depth = 0
  /** Nothing was read yet of the object or list entered last. */
  #fresh = false

  /** @param bytes UTF-8; what is invalid in it becomes U+FFFD */
  constructor(bytes: Uint8Array, budget: RequestBudget) {
    if (bytes.length > MAX_JSON_BYTES)
      throw shapeError('$', `is ${bytes.length} bytes long, more than 16 MiB; send smaller requests, or protobuf`)
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#budget = budget
    this.position = this.#bytes.indexOf('\u{feff}') === 0 ? 3 : 0
  }

  /** Enters the object at the position; false for null. @throws OtlpDecodeError for anything else */
  enterObject(path: string): boolean {
    return this.#enter(OPEN_OBJECT, path, 'an object')
  }

  /** Enters the list at the position; false for null. @throws OtlpDecodeError for anything else */
  enterList(path: string): boolean {
    return this.#enter(OPEN_LIST, path, 'a list')
  }

  /** The name of the next member, whose value is read next; `undefined` at the end of the object, which is left. */
  nextMember(): string | undefined {
    if (this.#leaves(CLOSE_OBJECT)) return undefined
    if (this.#peek() !== QUOTE) throw this.#notJson()
    const start = this.position
    this.#skipString()
    const name = this.#takeName(start, this.position)
    if (this.#peek() !== COLON) throw this.#notJson()
    this.position += 1
    return name
  }

  /** Whether the list has another item, which is read next; at its end the list is left. */
  hasNextItem(): boolean {
    return !this.#leaves(CLOSE_LIST)
  }

  /** Steps over the value at the position, whatever it is. Only its brackets and strings are looked at. */
  skipValue(): void {
    const first = this.#peek()
    const start = this.position
    if (first === QUOTE) this.#skipString()
    else if (first === OPEN_OBJECT || first === OPEN_LIST) this.#skipContainer(Infinity)
    else this.#skipScalar()
    this.#budget.steps += (this.position - start) >>> SKIPPED_STEP_BITS
  }

  /** Builds the value at the position. @param path names it in errors */
  readLeaf(path: string): unknown {
    this.#peek()
    const start = this.position
    this.#skipLeaf(path)
    return this.#parse(this.#bytes.toString('utf8', start, this.position), path)
  }

  /** Builds the next items of the list, some 64 KiB of them; none at its end, which is left. @param path of the list */
  readItems(path: string): readonly unknown[] {
    if (!this.hasNextItem()) return []
    const start = this.position
    this.#skipLeaf(path)
    let end = this.position
    while (end - start < BATCH_BYTES && this.#peek() === COMMA) {
      this.position += 1
      this.#skipLeaf(path)
      end = this.position
    }
    return this.#parse(`[${this.#bytes.toString('utf8', start, end)}]`, path) as readonly unknown[] // in brackets
  }

  /** Reads ahead and comes back. */
  ahead<T>(read: () => T): T {
    const { position } = this
    const depth = this.#depth
    const result = read()
    this.position = position
    this.#depth = depth
    this.#fresh = false
    return result
  }

  /** @throws OtlpDecodeError unless only white space follows */
  end(): void {
    if (this.#peek() !== undefined) throw this.#notJson()
  }

  #enter(bracket: number, path: string, kind: string): boolean {
    if (this.#peek() !== bracket) {
      const value = this.readLeaf(path)
      if (value === null) return false
      throw shapeError(path, `must be ${kind}, got ${kindOf(value)}`)
    }
    this.position += 1
    this.#depth += 1
    if (this.#depth > MAX_JSON_DEPTH) throw this.#tooDeep()
    this.#fresh = true
    return true
  }

  #leaves(bracket: number): boolean {
    const isFresh = this.#fresh
    this.#fresh = false
    const byte = this.#peek()
    if (byte === bracket) {
      this.position += 1
      this.#depth -= 1
      return true
    }
    if (isFresh) return false
    if (byte !== COMMA) throw this.#notJson()
    this.position += 1
    return false
  }

  /** The byte after white space; `undefined` at the end. */
  #peek(): number | undefined {
    let byte = this.#bytes[this.position]
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      this.position += 1
      byte = this.#bytes[this.position]
    }
    return byte
  }

  #skipScalar(): void {
    const start = this.position
    while (isInsideScalar(this.#bytes[this.position])) this.position += 1
    if (this.position === start) throw this.#notJson()
  }

  /** Steps over a value that may be built. */
  #skipLeaf(path: string): void {
    const first = this.#peek()
    const start = this.position
    if (first === OPEN_OBJECT || first === OPEN_LIST) this.#skipContainer(MAX_LEAF_CONTAINERS)
    else this.skipValue()
    const length = this.position - start
    if (length > MAX_LEAF_BYTES) throw shapeError(path, `holds a value of ${length} bytes, more than 2 MiB`)
  }

  #parse(text: string, path: string): unknown {
    this.#budget.steps += 1 + (text.length >>> PARSED_STEP_BITS)
    try {
      return JSON.parse(text)
    } catch (cause) {
      throw shapeError('$', `is not JSON: ${path} cannot be parsed`, cause)
    }
  }

  #skipString(): void {
    this.position = this.#endOfString(this.position)
  }

  #endOfString(start: number): number {
    const bytes = this.#bytes
    let i = start + 1
    for (let byte = bytes[i]; byte !== QUOTE; byte = bytes[i]) {
      if (byte === undefined) throw this.#notJson()
      i += byte === BACKSLASH ? 2 : 1
    }
    return i + 1
  }

  #skipContainer(maxContainers: number): void {
    const bytes = this.#bytes
    const outside = this.#depth
    let depth = outside
    let containers = 0
    let [textStart, textEnd] = [0, 0]
    let i = this.position
    do {
      const byte = bytes[i]
      if (byte === QUOTE) {
        textStart = i
        textEnd = this.#endOfString(i)
        i = textEnd
        continue
      }
      if (byte === undefined || (byte === COLON && textEnd === 0)) throw this.#notJson(i)
      if (byte === COLON) {
        this.#takeName(textStart, textEnd)
        textEnd = 0
      }
      const step = bracketStep(byte)
      if (step === 1) containers += 1
      if (containers > maxContainers) throw tooMany('lists and objects in one value', maxContainers, i)
      depth += step
      if (depth > MAX_JSON_DEPTH) throw this.#tooDeep()
      i += 1
    } while (depth > outside)
    this.position = i
  }

  #takeName(start: number, end: number): string {
    const raw = intern(this.#bytes, start + 1, end - 1)
    if (!this.#names.has(raw)) {
      this.#names.add(raw)
      if (this.#names.size > MAX_JSON_NAMES) throw tooMany('different names', MAX_JSON_NAMES, start)
    }
    return raw
  }

  #tooDeep(): OtlpDecodeError {
    return shapeError('$', `is nested deeper than ${MAX_JSON_DEPTH} at byte ${this.position}`)
  }

  #notJson(at = this.position): OtlpDecodeError {
    return shapeError('$', `is not JSON at byte ${at}`)
  }
}

function isInsideScalar(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20 && byte !== COMMA && byte !== CLOSE_LIST && byte !== CLOSE_OBJECT
}

/** 1 for a bracket that opens, -1 for one that closes, else 0. */
function bracketStep(byte: number): number {
  if (byte === OPEN_LIST || byte === OPEN_OBJECT) return 1
  return byte === CLOSE_LIST || byte === CLOSE_OBJECT ? -1 : 0
}

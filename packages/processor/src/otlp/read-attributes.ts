import type { AttributeInterner, InternedAttributes } from './attribute-interner.ts'
import type { AttributeRecord } from './attribute-record.ts'
import { createAttributeRecord, NO_ATTRIBUTES } from './attribute-record.ts'
import { MAX_ATTRIBUTES, MAX_OWNER_VALUES, tooMany } from './decode-limits.ts'
import type { Attributes, AttributeValue } from './metric-point.ts'
import { renderNested } from './nested-value.ts'
import { BYTES, type ProtobufCursor } from './protobuf-cursor.ts'
import { readNestedValue } from './read-nested-value.ts'
import type { RequestBudget } from './request-budget.ts'

const KEY = (1 << 3) | BYTES
const VALUE = (2 << 3) | BYTES
const KEY_VALUE_FIELDS = 0b110

/**
 * Reads the attributes of one owner (a point, resource or scope) after another. Those that come in one run of fields, as
 * all known encoders write them, are looked up by their bytes first.
 */
export class AttributeReader {
  readonly #cursor: ProtobufCursor
  readonly #budget: RequestBudget
  readonly #interner: AttributeInterner | undefined
  #attributes: Attributes = NO_ATTRIBUTES
  #own: AttributeRecord | undefined
  #count = 0
  #values = 0

  constructor(cursor: ProtobufCursor, budget: RequestBudget, interner: AttributeInterner | undefined) {
    this.#cursor = cursor
    this.#budget = budget
    this.#interner = interner
  }

  /** Begins an owner. */
  begin(): void {
    this.#attributes = NO_ATTRIBUTES
    this.#own = undefined
    this.#count = 0
    this.#values = 0
  }

  /** The attributes of the owner; a repeated name keeps its last value. */
  end(): Attributes {
    return this.#attributes
  }

  /**
   * Reads the KeyValue at the cursor, and those that follow it under the same tag where they may be known.
   * @param tag of the field, one byte
   * @throws OtlpDecodeError for malformed bytes, more than 128 attributes or 10,000 values.
   */
  read(tag: number): void {
    const cursor = this.#cursor
    const start = cursor.position
    const interner = this.#count === 0 ? this.#interner : undefined
    if (interner === undefined) return this.#readRun(start)
    const end = cursor.endOfRun(tag)
    const known = interner.find(cursor.view, start, end)
    if (known !== undefined && known.depth === cursor.depth) return this.#take(known, end)
    const stepsBefore = this.#budget.steps
    this.#readRun(end)
    if (known !== undefined) return
    this.#own = undefined // what is shared is never written again
    interner.add(
      { bytes: cursor.view, start, end },
      {
        attributes: Object.freeze(this.#attributes),
        count: this.#count,
        values: this.#values,
        steps: this.#budget.steps - stepsBefore,
        depth: cursor.depth,
      },
    )
  }

  #take({ attributes, count, values, steps }: InternedAttributes, end: number): void {
    this.#attributes = attributes
    this.#count = count
    this.#values = values
    this.#budget.steps += steps
    this.#budget.takeAttributes(values, end)
    this.#cursor.position = end
  }

  /** Reads one KeyValue, and more up to an end. */
  #readRun(end: number): void {
    const cursor = this.#cursor
    const { position } = cursor
    const countBefore = this.#count
    const valuesBefore = this.#values
    const record = (this.#own ??= copyOf(this.#attributes))
    this.#attributes = record
    this.#readAttribute(record)
    while (cursor.position < end) {
      cursor.readTag()
      this.#readAttribute(record)
    }
    this.#budget.takeAttributes(this.#values - valuesBefore, position)
    this.#budget.keepAttributes(this.#count - countBefore, cursor.position - position)
  }

  #readAttribute(record: AttributeRecord): void {
    const cursor = this.#cursor
    this.#count += 1
    if (this.#count > MAX_ATTRIBUTES) throw tooMany('attributes on one point', MAX_ATTRIBUTES, cursor.position)
    let key = ''
    let value: AttributeValue = ''
    const outer = cursor.enter()
    while (cursor.position < cursor.limit) {
      const tag = cursor.readTag()
      if (tag === KEY) key = cursor.readString()
      else if (tag === VALUE) value = this.#readValue()
      else cursor.skip(tag, KEY_VALUE_FIELDS)
    }
    cursor.leave(outer)
    this.#values += 1
    record[key] = value
  }

  #readValue(): AttributeValue {
    const value = readNestedValue(this.#cursor, this.#takeValue)
    return typeof value === 'object' ? renderNested(value) : value
  }

  readonly #takeValue = (): void => {
    this.#values += 1
    if (this.#values > MAX_OWNER_VALUES)
      throw tooMany('values in one set of attributes', MAX_OWNER_VALUES, this.#cursor.position)
  }
}

function copyOf(attributes: Attributes): AttributeRecord {
  const record = createAttributeRecord()
  return attributes === NO_ATTRIBUTES ? record : Object.assign(record, attributes)
}

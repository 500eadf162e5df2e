import type { AttributeValue } from './metric-point.ts'

/** Attributes while they are being read. */
export type AttributeRecord = Record<string, AttributeValue>

// An instance has a fast hidden class, unlike Object.create(null), and inherits from an object that inherits nothing:
// `__proto__` and `constructor` are names like any other.
const AttributeSet = function AttributeSet() {} as unknown as new () => AttributeRecord
AttributeSet.prototype = Object.freeze(Object.create(null))

/** An empty record without inherited names. */
export function createAttributeRecord(): AttributeRecord {
  return new AttributeSet()
}

/** The record of everything that has no attributes; shared, so it is frozen. */
export const NO_ATTRIBUTES: Readonly<AttributeRecord> = Object.freeze(createAttributeRecord())

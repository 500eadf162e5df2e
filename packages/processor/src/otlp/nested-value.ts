import type { AttributeValue } from './metric-point.ts'

/** A value that may hold lists and maps. */
export type NestedValue = AttributeValue | readonly NestedValue[] | ReadonlyMap<string, NestedValue>

/** JSON text of a list or map; numbers that JSON does not know are the texts `NaN`, `Infinity` and `-Infinity`. */
export function renderNested(value: NestedValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify(String(value))
  if (typeof value !== 'object') return JSON.stringify(value)
  if (isMap(value))
    return `{${Array.from(value, ([key, item]) => `${JSON.stringify(key)}:${renderNested(item)}`).join(',')}}`
  return `[${value.map(renderNested).join(',')}]`
}

function isMap(value: object): value is ReadonlyMap<string, NestedValue> {
  return value instanceof Map
}

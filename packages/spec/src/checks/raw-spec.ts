import type { Path, Problem } from '../problem.ts'

/** A document as it was read: anything may be anywhere. */
export type RawMap = Readonly<Record<string, unknown>>

/** The map under a key; empty when there is none. */
export function mapIn(map: RawMap, key: string): RawMap {
  return asMap(Object.hasOwn(map, key) ? map[key] : undefined)
}

/** The list under a key; empty when there is none. */
export function listIn(map: RawMap, key: string): readonly unknown[] {
  const value = Object.hasOwn(map, key) ? map[key] : undefined
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

/** The value as a map; empty when it is anything else. */
export function asMap(value: unknown): RawMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawMap) : {}
}

/** A problem of a value. */
export function problemAt(path: Path, message: string, hint: string): Problem {
  return { path, at: 'value', message, hint }
}

/** A problem of a key. */
export function problemOf(path: Path, message: string, hint: string): Problem {
  return { path, at: 'key', message, hint }
}

/** One problem per entry that repeats an earlier one. @param within where in an entry its text stands. */
export function repeated(list: readonly unknown[], path: Path, within: Path = []): Problem[] {
  const seen = new Set<string>()
  return list.flatMap((item, index) => {
    if (!isScalar(item)) return []
    const text = String(item)
    const isRepeated = seen.has(text)
    seen.add(text)
    return isRepeated
      ? [problemAt([...path, index, ...within], `"${text}" is in the list twice.`, 'Keep one of the two.')]
      : []
  })
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

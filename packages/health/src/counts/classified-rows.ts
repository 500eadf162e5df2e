import type { ValueProblem, ValueRule, ValueSink } from '@driftline/profile'
import { classifyValue } from '@driftline/profile'
import { bucketKey } from './category-counts.ts'

/** How the categories of a hashed feature are hashed. */
export interface CategoryHash {
  readonly keyId: string
  /** @returns 0 to 63 */
  readonly bucketOf: (category: string) => number
}

/** Rows of one feature by what they are. The lists have one entry per row. */
export interface ClassifiedRows {
  /** The number, or NaN where the row is anything else. */
  readonly values: Float64Array
  /** Name of the special value, `under` and `over` included. */
  readonly specials: readonly (string | undefined)[]
  /** Name of the category; of a hashed feature its bucket, `00` to `63`. */
  readonly names: readonly (string | undefined)[]
  readonly problems: Readonly<Record<ValueProblem, number>>
  /** Whether a row has a problem. */
  readonly hasProblem: (row: number, problem: ValueProblem) => boolean
}

const PROBLEM_BITS: Readonly<Record<ValueProblem, number>> = {
  missing: 1,
  type: 2,
  non_finite: 4,
  range: 8,
  category: 16,
}

/** Classifies the raw cells of a feature as the instrumentation does. @param hash of a hashed feature */
export function classifyRows(cells: readonly unknown[], rule: ValueRule, hash?: CategoryHash): ClassifiedRows {
  const values = new Float64Array(cells.length).fill(NaN)
  const specials = Array.from<string | undefined>({ length: cells.length })
  const names = Array.from<string | undefined>({ length: cells.length })
  const problems = { missing: 0, type: 0, non_finite: 0, range: 0, category: 0 }
  const bits = new Uint8Array(cells.length)
  let row = 0
  const sink: ValueSink = {
    number: (value) => void (values[row] = value),
    special: (name) => void (specials[row] = name),
    category: (name) => void (names[row] = hash ? bucketKey(hash.bucketOf(name)) : name),
    problem: (problem) => {
      problems[problem] += 1
      bits[row]! |= PROBLEM_BITS[problem]
    },
  }
  for (; row < cells.length; row += 1) classifyValue(cells[row], rule, sink)
  const hasProblem = (at: number, problem: ValueProblem): boolean => (bits[at]! & PROBLEM_BITS[problem]) !== 0
  return { values, specials, names, problems, hasProblem }
}

/** Numbers among the rows, in order of rows. */
export function numbersOf({ values }: ClassifiedRows): Float64Array {
  return values.filter((value) => !Number.isNaN(value))
}

/** Rows by name; rows without one are left out. */
export function countNames(names: readonly (string | undefined)[]): Record<string, number> {
  const counts = Object.create(null) as Record<string, number>
  for (const name of names) if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

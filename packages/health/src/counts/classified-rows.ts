import type { ValueProblem, ValueRule, ValueSink } from '@driftline/profile'
import { classifyValue } from '@driftline/profile'
import type { CellColumn } from './cell-column.ts'
import { isCellColumn } from './cell-column.ts'
import { bucketKey } from './category-counts.ts'
import type { CodedNames } from './coded-names.ts'

/** How the categories of a hashed feature are hashed. */
export interface CategoryHash {
  readonly keyId: string
  /** @returns 0 to 63 */
  readonly bucketOf: (category: string) => number
}

/** Rows of one feature by what they are. */
export interface ClassifiedRows {
  readonly length: number
  /** By row: the number, or NaN where the row is anything else. */
  readonly values: Float64Array
  /** Names of special values, `under` and `over` included. */
  readonly specials: CodedNames
  /** Names of categories; of a hashed feature their buckets, `00` to `63`. */
  readonly names: CodedNames
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
const PROBLEMS = Object.keys(PROBLEM_BITS) as readonly ValueProblem[]

/** Classifies the raw cells of a feature as the instrumentation does. @param hash of a hashed feature */
export function classifyRows(
  cells: readonly unknown[] | CellColumn,
  rule: ValueRule,
  hash?: CategoryHash,
): ClassifiedRows {
  const rows = new OpenRows(cells.length, hash)
  if (isCellColumn(cells)) classifyColumn(cells, rule, rows)
  else for (let row = 0; row < cells.length; row += 1) rows.classify(row, cells[row], rule)
  return rows
}

function classifyColumn({ length, numbers, codes, values }: CellColumn, rule: ValueRule, rows: OpenRows): void {
  const isPlain = createPlainTest(rule)
  const known = values.map(() => undefined as RowClass | undefined)
  for (let row = 0; row < length; row += 1) {
    const code = codes ? codes[row]! : 0
    if (code > 0) {
      const seen = known[code - 1]
      if (seen) rows.repeat(row, seen)
      else known[code - 1] = rows.classifyFirst(row, values[code - 1], rule)
    } else if (isPlain(numbers![row]!)) rows.values[row] = numbers![row]!
    else rows.classify(row, numbers![row]!, rule)
  }
}

/** Whether a number is nothing but a number: in range, within the guard band, not special. */
function createPlainTest(rule: ValueRule): (value: number) => boolean {
  if (rule.type === 'categorical') return () => false
  const low = Math.max(rule.min, rule.lower, -Number.MAX_VALUE)
  const high = Math.min(rule.max, rule.upper, Number.MAX_VALUE)
  const specials = rule.specialByNumber
  if (specials.size === 0) return (value) => value >= low && value <= high
  return (value) => value >= low && value <= high && !specials.has(value)
}

/** What all rows of one value are. */
interface RowClass {
  readonly value: number
  readonly special: number
  readonly name: number
  readonly bits: number
}

class OpenRows implements ClassifiedRows {
  readonly length: number
  readonly values: Float64Array
  readonly specials: OpenNames
  readonly names: OpenNames
  readonly problems: Record<ValueProblem, number> = { missing: 0, type: 0, non_finite: 0, range: 0, category: 0 }
  readonly #bits: Uint8Array
  readonly #sink: ValueSink
  #row = 0

  constructor(length: number, hash: CategoryHash | undefined) {
    this.length = length
    this.values = new Float64Array(length).fill(NaN)
    this.specials = new OpenNames(length)
    this.names = new OpenNames(length)
    this.#bits = new Uint8Array(length)
    this.#sink = {
      number: (value) => void (this.values[this.#row] = value),
      special: (name) => this.specials.add(this.#row, name),
      category: (name) => this.names.add(this.#row, hash ? bucketKey(hash.bucketOf(name)) : name),
      problem: (problem) => this.#addProblem(this.#row, problem),
    }
  }

  readonly hasProblem = (row: number, problem: ValueProblem): boolean =>
    (this.#bits[row]! & PROBLEM_BITS[problem]) !== 0

  classify(row: number, cell: unknown, rule: ValueRule): void {
    this.#row = row
    classifyValue(cell, rule, this.#sink)
  }

  /** Classifies a row. @returns what other rows of its value are too */
  classifyFirst(row: number, cell: unknown, rule: ValueRule): RowClass {
    this.classify(row, cell, rule)
    const { specials, names, values } = this
    return { value: values[row]!, special: specials.codeOf(row), name: names.codeOf(row), bits: this.#bits[row]! }
  }

  repeat(row: number, { value, special, name, bits }: RowClass): void {
    if (name > 0) this.names.repeat(row, name)
    else if (special > 0) this.specials.repeat(row, special)
    else this.values[row] = value
    if (bits === 0) return
    for (const problem of PROBLEMS) if ((bits & PROBLEM_BITS[problem]) !== 0) this.#addProblem(row, problem)
  }

  #addProblem(row: number, problem: ValueProblem): void {
    this.problems[problem] += 1
    this.#bits[row]! |= PROBLEM_BITS[problem]
  }
}

/** Names of rows that are still being classified. */
class OpenNames implements CodedNames {
  codes?: Uint32Array
  readonly list: string[] = []
  readonly #codeByName = new Map<string, number>()
  readonly #length: number

  constructor(length: number) {
    this.#length = length
  }

  add(row: number, name: string): void {
    const code = this.#codeByName.get(name) ?? this.list.push(name)
    this.#codeByName.set(name, code)
    this.repeat(row, code)
  }

  repeat(row: number, code: number): void {
    this.codes ??= new Uint32Array(this.#length)
    this.codes[row] = code
  }

  codeOf(row: number): number {
    return this.codes ? this.codes[row]! : 0
  }
}

/** Numbers among the rows, in order of rows. */
export function numbersOf({ values }: Pick<ClassifiedRows, 'values'>): Float64Array {
  const numbers = new Float64Array(values.length)
  let count = 0
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    numbers[count] = value
    count += 1
  }
  return numbers.subarray(0, count)
}

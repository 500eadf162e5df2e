import type { ValueProblem, ValueRule, ValueSink } from '@driftline/profile'
import { classifyValue } from '@driftline/profile'
import type { CellColumn } from './cell-column.ts'
import { isCellColumn } from './cell-column.ts'

/** Rows of one feature by what they are. The lists have one entry per row, or none at all where no row has one. */
export interface ClassifiedRows {
  readonly length: number
  /** The number, or NaN where the row is anything else. */
  readonly values: Float64Array
  /** Name of the special value, `under` and `over` included. */
  readonly specials: readonly (string | undefined)[]
  /** Name of the category. */
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

/** Classifies the raw cells of a feature as the instrumentation does. */
export function classifyRows(cells: readonly unknown[] | CellColumn, rule: ValueRule): ClassifiedRows {
  const rows = new OpenRows(cells.length)
  if (isCellColumn(cells)) classifyColumn(cells, rule, rows)
  else for (let row = 0; row < cells.length; row += 1) rows.classify(row, cells[row], rule)
  return rows
}

function classifyColumn({ length, numbers, codes, values }: CellColumn, rule: ValueRule, rows: OpenRows): void {
  const isPlain = createPlainTest(rule)
  const known = Array.from<RowClass | undefined>({ length: values.length })
  for (let row = 0; row < length; row += 1) {
    const code = codes ? codes[row]! : 0
    if (code > 0) rows.repeat(row, (known[code - 1] ??= classOf(values[code - 1], rule)))
    else if (isPlain(numbers![row]!)) rows.values[row] = numbers![row]!
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
type RowClass = Pick<ClassifiedRows, 'values' | 'specials' | 'names'> & { readonly found: readonly ValueProblem[] }

function classOf(value: unknown, rule: ValueRule): RowClass {
  const one = new OpenRows(1)
  one.classify(0, value, rule)
  const { values, specials, names, problems } = one
  const found = (Object.keys(PROBLEM_BITS) as ValueProblem[]).filter((problem) => problems[problem] > 0)
  return { values, specials, names, found }
}

class OpenRows implements ClassifiedRows {
  readonly length: number
  readonly values: Float64Array
  specials: (string | undefined)[] = []
  names: (string | undefined)[] = []
  readonly problems: Record<ValueProblem, number> = { missing: 0, type: 0, non_finite: 0, range: 0, category: 0 }
  readonly #bits: Uint8Array
  readonly #sink: ValueSink
  #row = 0

  constructor(length: number) {
    this.length = length
    this.values = new Float64Array(length).fill(NaN)
    this.#bits = new Uint8Array(length)
    this.#sink = {
      number: (value) => void (this.values[this.#row] = value),
      special: (name) => this.#setSpecial(this.#row, name),
      category: (name) => this.#setName(this.#row, name),
      problem: (problem) => this.#addProblem(this.#row, problem),
    }
  }

  readonly hasProblem = (row: number, problem: ValueProblem): boolean =>
    (this.#bits[row]! & PROBLEM_BITS[problem]) !== 0

  classify(row: number, cell: unknown, rule: ValueRule): void {
    this.#row = row
    classifyValue(cell, rule, this.#sink)
  }

  /** The row is what another one was. */
  repeat(row: number, { values, specials, names, found }: RowClass): void {
    const [name] = names
    const [special] = specials
    if (name !== undefined) this.#setName(row, name)
    else if (special === undefined) this.values[row] = values[0]!
    else this.#setSpecial(row, special)
    for (const problem of found) this.#addProblem(row, problem)
  }

  #setSpecial(row: number, name: string): void {
    if (this.specials.length === 0) this.specials = emptyList(this.length)
    this.specials[row] = name
  }

  #setName(row: number, name: string): void {
    if (this.names.length === 0) this.names = emptyList(this.length)
    this.names[row] = name
  }

  #addProblem(row: number, problem: ValueProblem): void {
    this.problems[problem] += 1
    this.#bits[row]! |= PROBLEM_BITS[problem]
  }
}

function emptyList(length: number): (string | undefined)[] {
  // oxlint-disable-next-line unicorn/no-new-array -- Array.from is ten times slower
  return new Array<string | undefined>(length).fill(undefined)
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

/** Rows by name; rows without one are left out. */
export function countNames(names: readonly (string | undefined)[]): Record<string, number> {
  const known = new Map<string, number>()
  for (let row = 0; row < names.length; row += 1) {
    const name = names[row]
    if (name !== undefined) known.set(name, (known.get(name) ?? 0) + 1)
  }
  const counts = Object.create(null) as Record<string, number>
  for (const [name, count] of known) counts[name] = count
  return counts
}

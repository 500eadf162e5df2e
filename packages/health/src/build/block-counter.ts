import type { RateKind, ValueProblem } from '@driftline/profile'
import { numericCellOf } from '@driftline/profile'
import { ML_FEATURE_CATEGORY_VALUE_OVER, ML_FEATURE_CATEGORY_VALUE_UNDER } from '@driftline/semconv'
import { explicitBucketIndex } from '@driftline/statistics'
import type { CellLayout } from '../cells/cell-layout.ts'
import { cellCount } from '../cells/cell-layout.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import { foldCategories, totalOf } from '../counts/category-counts.ts'
import type { ClassifiedRows } from '../counts/classified-rows.ts'
import { countNames, nameOfRow } from '../counts/coded-names.ts'
import type { Rate } from '../comparison/rate-effect.ts'

/** What one block of a reference holds of one feature. */
export interface BlockCounts {
  readonly counted: CountedWindow
  /** By kind; `new_category` is not known of one block. */
  readonly rates: Readonly<Record<Exclude<RateKind, 'new_category'>, Rate>>
}

const NO_VALUE = -1

/** Counts a block, given by its row numbers. */
export type BlockCounter = (block: readonly number[]) => BlockCounts

/** Prepares the counting of blocks of a feature's rows in its cells. @param layout the cells; each row is placed once, when a block is counted. */
export function createBlockCounter(rows: ClassifiedRows, layout: CellLayout): BlockCounter {
  let places: Int32Array | undefined
  const isFarOut = createTailTest(rows, layout)
  const length = cellCount(layout)
  return (block) => {
    const cells = Array.from({ length }, () => 0)
    places ??= placeRows(rows, layout)
    for (const row of block) if (places[row] !== NO_VALUE) cells[places[row]!]! += 1
    const special = countNames(rows.specials, block)
    const values = cells.reduce((a, b) => a + b, 0)
    const specials = totalOf(special)
    const among = (all: number, has: (row: number) => boolean): Rate => ({ count: countRows(block, has), rows: all })
    const withProblem = (...kinds: readonly ValueProblem[]): Rate => {
      const found = kinds.filter((kind) => rows.problems[kind] > 0)
      const all = block.length
      return found.length === 0
        ? { count: 0, rows: all }
        : among(all, (row) => found.some((kind) => rows.hasProblem(row, kind)))
    }
    return {
      counted: { cells, ...(specials > 0 && { special }) },
      rates: {
        missing: withProblem('missing'),
        type: withProblem('type', 'non_finite'),
        range: withProblem('range'),
        tails: among(values + specials, isFarOut),
      },
    }
  }
}

function countRows(block: readonly number[], has: (row: number) => boolean): number {
  let count = 0
  for (const row of block) if (has(row)) count += 1
  return count
}

function createTailTest({ values, specials }: ClassifiedRows, layout: CellLayout): (row: number) => boolean {
  if (layout.type === 'categorical') return () => false
  return (row) => {
    const special = nameOfRow(specials, row)
    if (special === undefined) return isOutside(values[row]!, layout.tails)
    return special === ML_FEATURE_CATEGORY_VALUE_UNDER || special === ML_FEATURE_CATEGORY_VALUE_OVER
  }
}

/** The cell of each row; -1 where it has none. */
function placeRows({ length, values, names }: ClassifiedRows, layout: CellLayout): Int32Array {
  const places = new Int32Array(length).fill(NO_VALUE)
  if (layout.type === 'categorical') {
    const placeByCode = [NO_VALUE, ...names.list.map(createNamePlacing(layout))]
    const { codes } = names
    if (codes) for (let row = 0; row < length; row += 1) places[row] = placeByCode[codes[row]!]!
    return places
  }
  const placeOf = createNumberPlacing(layout)
  for (let row = 0; row < length; row += 1) if (!Number.isNaN(values[row]!)) places[row] = placeOf(values[row]!)
  return places
}

function createNumberPlacing(layout: Exclude<CellLayout, { readonly type: 'categorical' }>): (value: number) => number {
  return layout.type === 'numeric'
    ? (value) => numericCellOf(layout.cells, value, layout.zeroThreshold)
    : (value) => explicitBucketIndex(layout.edges, value)
}

function createNamePlacing({ by, keys, hashKey }: Extract<CellLayout, { readonly type: 'categorical' }>) {
  const places = new Map(keys.map((key, i) => [key, i]))
  const keyOf = (name: string): string =>
    by === 'name' || hashKey !== undefined
      ? name
      : Object.keys(foldCategories({ names: { [name]: 1 }, buckets: {} }))[0]!
  return (name: string): number => places.get(keyOf(name)) ?? keys.length
}

/** Bounds count as the sketch counts them: one above zero belongs to what lies below it, one below zero to what lies above. */
function isOutside(value: number, { lower, upper }: { readonly lower?: number; readonly upper?: number }): boolean {
  const isUnder = lower !== undefined && (lower > 0 ? value <= lower : value < lower)
  const isOver = upper !== undefined && (upper < 0 ? value >= upper : value > upper)
  return isUnder || isOver
}

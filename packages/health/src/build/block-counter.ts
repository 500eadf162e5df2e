import type { RateKind } from '@driftline/profile'
import { numericCellOf } from '@driftline/profile'
import { ML_FEATURE_CATEGORY_VALUE_OVER, ML_FEATURE_CATEGORY_VALUE_UNDER } from '@driftline/semconv'
import { explicitBucketIndex } from '@driftline/statistics'
import type { CellLayout } from '../cells/cell-layout.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import { foldCategories } from '../counts/category-counts.ts'
import type { ClassifiedRows } from '../counts/classified-rows.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import { MINIMUM_CONSTANT_VALUES } from '../comparison/constant-values.ts'

/** What one block of a reference holds of one feature. */
export interface BlockCounts {
  readonly counted: CountedWindow
  /** By kind; `new_category` is not known of one block. */
  readonly rates: Readonly<Record<Exclude<RateKind, 'new_category'>, Rate>>
  /** Whether 30 or more values were one and the same. */
  readonly isConstant: boolean
}

const NO_VALUE = -1

/** Counts a block, given by its row numbers. */
export type BlockCounter = (block: readonly number[]) => BlockCounts

/** Prepares the counting of blocks of a feature's rows in its cells. @param layout the cells; each row is placed once. */
export function createBlockCounter(rows: ClassifiedRows, layout: CellLayout): BlockCounter {
  const placeOf = createPlacing(layout)
  const places = Int32Array.from(rows.specials, (special, row) =>
    special === undefined ? placeOf(rows.values[row]!, rows.names[row]) : NO_VALUE,
  )
  const cellTotal = cellTotalOf(layout)
  return (block) => {
    const cells = Array.from({ length: cellTotal }, () => 0)
    const special: Record<string, number> = Object.create(null)
    const problems = { missing: 0, type: 0, range: 0 }
    let [values, outside, specials] = [0, 0, 0]
    for (const row of block) {
      const place = places[row]!
      const name = rows.specials[row]
      if (place !== NO_VALUE) {
        cells[place]! += 1
        values += 1
        if (layout.type !== 'categorical' && isOutside(rows.values[row]!, layout.tails)) outside += 1
      } else if (name !== undefined) {
        special[name] = (special[name] ?? 0) + 1
        specials += 1
        if (name === ML_FEATURE_CATEGORY_VALUE_UNDER || name === ML_FEATURE_CATEGORY_VALUE_OVER) outside += 1
      }
      if (rows.hasProblem(row, 'missing')) problems.missing += 1
      if (rows.hasProblem(row, 'type') || rows.hasProblem(row, 'non_finite')) problems.type += 1
      if (rows.hasProblem(row, 'range')) problems.range += 1
    }
    const all = block.length
    return {
      counted: { cells, ...(specials > 0 && { special }) },
      rates: {
        missing: { count: problems.missing, rows: all },
        type: { count: problems.type, rows: all },
        range: { count: problems.range, rows: all },
        tails: { count: outside, rows: values + specials },
      },
      isConstant: values >= MINIMUM_CONSTANT_VALUES && specials === 0 && areEqual(rows, block),
    }
  }
}

function createPlacing(layout: CellLayout): (value: number, name: string | undefined) => number {
  switch (layout.type) {
    case 'numeric':
      return (value) => (Number.isNaN(value) ? NO_VALUE : numericCellOf(layout.cells, value, layout.zeroThreshold))
    case 'score':
      return (value) => (Number.isNaN(value) ? NO_VALUE : explicitBucketIndex(layout.edges, value))
    case 'categorical': {
      const places = new Map(layout.keys.map((key, i) => [key, i]))
      const keyOf = (name: string): string =>
        layout.by === 'name' ? name : Object.keys(foldCategories({ names: { [name]: 1 }, buckets: {} }))[0]!
      return (_, name) => (name === undefined ? NO_VALUE : (places.get(keyOf(name)) ?? layout.keys.length))
    }
  }
}

function cellTotalOf(layout: CellLayout): number {
  switch (layout.type) {
    case 'numeric': {
      const { negative, belowZero, aboveZero, positive } = layout.cells
      return negative.length + Number(belowZero) + Number(aboveZero) + positive.length + 1
    }
    case 'score':
      return layout.edges.length + 1
    case 'categorical':
      return layout.keys.length + 1
  }
}

/** Bounds count as the sketch counts them: one above zero belongs to what lies below it, one below zero to what lies above. */
function isOutside(value: number, { lower, upper }: { readonly lower?: number; readonly upper?: number }): boolean {
  const isUnder = lower !== undefined && (lower > 0 ? value <= lower : value < lower)
  const isOver = upper !== undefined && (upper < 0 ? value >= upper : value > upper)
  return isUnder || isOver
}

function areEqual({ values, names }: ClassifiedRows, block: readonly number[]): boolean {
  let first: number | string | undefined
  for (const row of block) {
    const value = Number.isNaN(values[row]!) ? names[row] : values[row]!
    if (value === undefined) continue
    first ??= value
    if (value !== first) return false
  }
  return first !== undefined
}

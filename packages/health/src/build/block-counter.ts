import type { RateKind } from '@driftline/profile'
import { numericCellOf } from '@driftline/profile'
import { ML_FEATURE_CATEGORY_VALUE_OVER, ML_FEATURE_CATEGORY_VALUE_UNDER } from '@driftline/semconv'
import { explicitBucketIndex } from '@driftline/statistics'
import type { CellLayout } from '../cells/cell-layout.ts'
import { cellCount } from '../cells/cell-layout.ts'
import type { CountedWindow } from '../cells/counted-window.ts'
import { foldCategories, totalOf } from '../counts/category-counts.ts'
import type { ClassifiedRows } from '../counts/classified-rows.ts'
import { countNames } from '../counts/classified-rows.ts'
import type { Rate } from '../comparison/rate-effect.ts'

/** What one block of a reference holds of one feature. */
export interface BlockCounts {
  readonly counted: CountedWindow
  /** By kind; `new_category` is not known of one block. */
  readonly rates: Readonly<Record<Exclude<RateKind, 'new_category'>, Rate>>
  /** Values in cells, and the one all of them are; left out where they differ or others are special. */
  readonly values: number
  readonly only?: number | string
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
  const isFarOut = createTailTest(rows, layout)
  const length = cellCount(layout)
  return (block) => {
    const cells = Array.from({ length }, () => 0)
    for (const row of block) if (places[row] !== NO_VALUE) cells[places[row]!]! += 1
    const special = countNames(block.map((row) => rows.specials[row]))
    const values = cells.reduce((a, b) => a + b, 0)
    const specials = totalOf(special)
    const among = (all: number, has: (row: number) => boolean): Rate => ({ count: countRows(block, has), rows: all })
    return {
      counted: { cells, ...(specials > 0 && { special }) },
      rates: {
        missing: among(block.length, (row) => rows.hasProblem(row, 'missing')),
        type: among(block.length, (row) => rows.hasProblem(row, 'type') || rows.hasProblem(row, 'non_finite')),
        range: among(block.length, (row) => rows.hasProblem(row, 'range')),
        tails: among(values + specials, isFarOut),
      },
      values,
      ...(specials === 0 && onlyValue(rows, block)),
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
    const special = specials[row]
    if (special === undefined) return isOutside(values[row]!, layout.tails)
    return special === ML_FEATURE_CATEGORY_VALUE_UNDER || special === ML_FEATURE_CATEGORY_VALUE_OVER
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
        layout.by === 'name' || layout.hashKey !== undefined
          ? name
          : Object.keys(foldCategories({ names: { [name]: 1 }, buckets: {} }))[0]!
      return (_, name) => (name === undefined ? NO_VALUE : (places.get(keyOf(name)) ?? layout.keys.length))
    }
  }
}

/** Bounds count as the sketch counts them: one above zero belongs to what lies below it, one below zero to what lies above. */
function isOutside(value: number, { lower, upper }: { readonly lower?: number; readonly upper?: number }): boolean {
  const isUnder = lower !== undefined && (lower > 0 ? value <= lower : value < lower)
  const isOver = upper !== undefined && (upper < 0 ? value >= upper : value > upper)
  return isUnder || isOver
}

/** The one value of all rows that have one. */
function onlyValue({ values, names }: ClassifiedRows, block: readonly number[]): Pick<BlockCounts, 'only'> {
  let only: number | string | undefined
  for (const row of block) {
    const value = Number.isNaN(values[row]!) ? names[row] : values[row]!
    if (value === undefined) continue
    only ??= value
    if (value !== only) return {}
  }
  return only === undefined ? {} : { only }
}

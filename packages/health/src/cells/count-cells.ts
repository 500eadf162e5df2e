import type { NumericCells, SketchEdge } from '@driftline/profile'
import { createScoreCounter, createSketchCounter, outsideGuard } from '@driftline/profile'
import type { CategoryCounts } from '../counts/category-counts.ts'
import { createCategoryCounts, foldCategories, isBucketed, totalOf } from '../counts/category-counts.ts'
import { areComparableKeys, keyIdOf, keyIdOfLayout } from '../counts/key-id.ts'
import type { FeatureCounts } from '../counts/feature-counts.ts'
import type { CategoricalLayout, CellLayout, NumericLayout, ScoreLayout } from './cell-layout.ts'
import type { CountedWindow } from './counted-window.ts'

/** Counts a window in the cells of one feature. */
export interface CellCounter {
  readonly layout: CellLayout
  /** Undefined where its categories cannot be put under the keys of the cells. */
  readonly count: (counts: FeatureCounts) => CountedWindow | undefined
  /** Rows far out, beyond the tails of the reference; undefined where the sketch cannot tell. */
  readonly tails: (counts: FeatureCounts) => number | undefined
}

/** Prepares the counting of windows in cells. Numbers of one window are counted once, however often it is asked. */
export function createCellCounter(layout: CellLayout): CellCounter {
  switch (layout.type) {
    case 'numeric':
      return { layout, ...onceEach(createNumericCounter(layout)) }
    case 'score':
      return { layout, ...onceEach(createScoreCellCounter(layout)) }
    case 'categorical':
      return { layout, count: (counts) => countCategories(layout, counts), tails: () => undefined }
  }
}

type Counting = Omit<CellCounter, 'layout'>

function onceEach({ count, tails }: Counting): Counting {
  const counted = new WeakMap<
    FeatureCounts,
    { readonly cells: CountedWindow | undefined; readonly far: number | undefined }
  >()
  const countOnce = (counts: FeatureCounts) => {
    const known = counted.get(counts)
    if (known) return known
    const own = { cells: count(counts), far: tails(counts) }
    counted.set(counts, own)
    return own
  }
  return { count: (counts) => countOnce(counts).cells, tails: (counts) => countOnce(counts).far }
}

function createNumericCounter({ cells, zeroThreshold, tails }: NumericLayout): Counting {
  const rowsBelow = createSketchCounter(edgesOf(cells), zeroThreshold)
  const rowsBelowTails = createSketchCounter(tailEdges(tails), zeroThreshold)
  const cellTotal = edgesOf(cells).length + 1
  return {
    count: ({ values, special }) =>
      values
        ? toCounted(rowsBelow(values), values.count, special)
        : withSpecial(
            Array.from({ length: cellTotal }, () => 0),
            special,
          ),
    tails: ({ values, special }) => {
      const inside = values ? rowsOutside(rowsBelowTails(values), values.count, tails) : 0
      if (Number.isNaN(inside)) return undefined
      const { under, over } = outsideGuard(special)
      return inside + under + over
    },
  }
}

/** The edges of cells in order of value. */
export function edgesOf({ negative, belowZero, aboveZero, positive }: NumericCells): readonly SketchEdge[] {
  return [
    ...negative.map((value): SketchEdge => ({ side: 'negative', value })),
    ...(belowZero ? [{ side: 'below_zero' } as const] : []),
    ...(aboveZero ? [{ side: 'above_zero' } as const] : []),
    ...positive.map((value): SketchEdge => ({ side: 'positive', value })),
  ]
}

function tailEdges({ lower, upper }: NumericLayout['tails']): readonly SketchEdge[] {
  const edge = (value: number, beside: 'below_zero' | 'above_zero'): SketchEdge => {
    if (value === 0) return { side: beside }
    return { side: value < 0 ? 'negative' : 'positive', value }
  }
  return [
    ...(lower === undefined ? [] : [edge(lower, 'below_zero')]),
    ...(upper === undefined ? [] : [edge(upper, 'above_zero')]),
  ]
}

function createScoreCellCounter({ edges, tails }: ScoreLayout): Counting {
  const rowsBelow = createScoreCounter(edges)
  const tailBounds = [tails.lower, tails.upper].filter((bound) => bound !== undefined)
  const rowsBelowTails = createScoreCounter(tailBounds)
  return {
    count: ({ scores, special }) =>
      scores
        ? toCounted(rowsBelow(scores), scores.count, special)
        : withSpecial(
            Array.from({ length: edges.length + 1 }, () => 0),
            special,
          ),
    tails: ({ scores }) => {
      const outside = scores ? rowsOutside(rowsBelowTails(scores), scores.count, tails) : 0
      return Number.isNaN(outside) ? undefined : outside
    },
  }
}

/** @param below one or two entries: below the lower tail's bound and below the upper one's, where they are there. */
function rowsOutside(below: readonly number[], count: number, { lower, upper }: NumericLayout['tails']): number {
  const under = lower === undefined ? 0 : below[0]!
  const over = upper === undefined ? 0 : count - below.at(-1)!
  return under + over
}

function toCounted(below: readonly number[], count: number, special: FeatureCounts['special']): CountedWindow {
  const cells: number[] = []
  const lost: number[] = []
  let before = 0
  for (const [i, rows] of below.entries()) {
    if (Number.isNaN(rows)) {
      lost.push(i)
      cells.push(0)
      continue
    }
    cells.push(rows - before)
    before = rows
  }
  cells.push(count - before)
  return { ...withSpecial(cells, special), ...(lost.length > 0 && { lost }) }
}

function withSpecial(cells: readonly number[], special: FeatureCounts['special']): CountedWindow {
  return totalOf(special) > 0 ? { cells, special } : { cells }
}

function countCategories(layout: CategoricalLayout, { categories, special }: FeatureCounts): CountedWindow | undefined {
  const keyed = keyedRows(layout, categories ?? createCategoryCounts())
  if (!keyed) return undefined
  const named = layout.keys.map((key) => (Object.hasOwn(keyed.rows, key) ? keyed.rows[key]! : 0))
  const rest = totalOf(keyed.rows) + keyed.other - named.reduce((a, b) => a + b, 0)
  return withSpecial([...named, Math.max(0, rest)], special)
}

function keyedRows(layout: CategoricalLayout, categories: CategoryCounts) {
  if (!areComparableKeys(keyIdOfLayout(layout), keyIdOf(categories))) return undefined
  if (layout.by === 'bucket') return { rows: foldCategories(categories), other: categories.other }
  return isBucketed(categories) ? undefined : { rows: categories.names, other: categories.other }
}

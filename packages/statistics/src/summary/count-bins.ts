import type { DecileBins } from './decile-bins.ts'

/**
 * Counts values in left-closed bins [e(i-1), e(i)); the first and the last bin are open.
 *
 * Assumes ascending distinct edges. Costs O(n log k) time. Ties: a value equal to an edge belongs to the bin above it.
 * Missing values (NaN) and infinities are left out; `values.length` minus the sum of the counts is their number. No values
 * give zeros.
 *
 * @param values length n, in the feature's unit
 * @param edges k inner edges in ascending order, in the feature's unit
 * @returns k + 1 counts in rows
 * @see Siddiqi 2006, Credit Risk Scorecards, chapter 10 (the population stability report these counts are for)
 * @example
 * countLeftClosed([0, 1, 2], [1]) // => [1, 2]
 */
export function countLeftClosed(values: ArrayLike<number>, edges: readonly number[]): number[] {
  return countCells(values, edges.length + 1, (value) => edgesUpTo(edges, value))
}

/**
 * Counts values in left-closed bins with a cell of its own for each tied edge, just below the bin which that edge opens.
 *
 * Assumes bins made by `decileBins`. Costs O(n log k) time. Ties: a value equal to a tied edge goes to the cell of that
 * edge, by equality of doubles. Missing values (NaN) and infinities are left out; `values.length` minus the sum of the
 * counts is their number. No values give zeros.
 *
 * @param values length n, in the feature's unit
 * @param bins k distinct inner edges in ascending order and the t tied ones among them
 * @returns k + 1 + t counts in rows, in ascending order of the cells
 * @see Siddiqi 2006, Credit Risk Scorecards, chapter 10 (the population stability report these counts are for)
 * @example
 * countWithTies([-1, 0, 0, 5], { edges: [0, 1], tied: [0] }) // => [1, 2, 0, 1]
 */
export function countWithTies(values: ArrayLike<number>, bins: DecileBins): number[] {
  const { edges, tied } = bins
  return countCells(values, edges.length + 1 + tied.length, (value) => {
    const tiedUpTo = edgesUpTo(tied, value)
    const isTied = tiedUpTo > 0 && tied[tiedUpTo - 1] === value
    return edgesUpTo(edges, value) + tiedUpTo - (isTied ? 1 : 0)
  })
}

/**
 * The counts of `countLeftClosed` for a sample that is sorted. Costs O(k log n) time.
 *
 * @param sorted finite values in ascending order, length n, in the feature's unit
 * @param edges k inner edges in ascending order, in the feature's unit
 * @returns k + 1 counts in rows
 */
export function countLeftClosedSorted(sorted: ArrayLike<number>, edges: readonly number[]): number[] {
  return countBetween(
    edges.map((edge) => countBelow(sorted, edge)),
    sorted.length,
  )
}

/**
 * The counts of `countWithTies` for a sample that is sorted. Costs O(k log n) time.
 *
 * @param sorted finite values in ascending order, length n, in the feature's unit
 * @param bins k distinct inner edges in ascending order and the t tied ones among them
 * @returns k + 1 + t counts in rows, in ascending order of the cells
 */
export function countWithTiesSorted(sorted: ArrayLike<number>, { edges, tied }: DecileBins): number[] {
  const starts = edges.flatMap((edge) =>
    tied.includes(edge) ? [countBelow(sorted, edge), edgesUpTo(sorted, edge)] : [countBelow(sorted, edge)],
  )
  return countBetween(starts, sorted.length)
}

/** Rows from each start to the next, those before the first start and after the last included. */
function countBetween(starts: readonly number[], rowCount: number): number[] {
  return [...starts, rowCount].map((start, i) => start - (starts[i - 1] ?? 0))
}

function countCells(values: ArrayLike<number>, cellCount: number, cellOf: (value: number) => number): number[] {
  const counts = Array.from({ length: cellCount }, () => 0)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (Number.isFinite(value)) counts[cellOf(value)]! += 1
  }
  return counts
}

/** Values below one, in ascending values. */
function countBelow(sorted: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function edgesUpTo(edges: ArrayLike<number>, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows of both samples in the cells of a comparison; the arrays have one length. */
export interface CellCounts {
  readonly reference: readonly number[]
  readonly current: readonly number[]
}

/** A cell below this many expected rows is pooled: the χ² approximation needs about five (Cochran 1954). */
export const MINIMUM_EXPECTED_ROWS = 5

/**
 * Makes cells fit for a χ²-scaled statistic: cells empty on both sides are dropped; neighbouring cells with fewer than
 * five expected rows are pooled until they reach five; what stays below five goes into one rest cell. A small cell is
 * never pooled into a large one, where a move would drown.
 *
 * @param ordered cells with an order (quantile cells): neighbours may be pooled.
 * @param unordered cells without one (categories, special values): small ones go to the rest cell.
 */
export function poolSmallCells(
  ordered: CellCounts,
  unordered: CellCounts = { reference: [], current: [] },
): CellCounts {
  const reference: number[] = []
  const current: number[] = []
  const rest = { reference: 0, current: 0 }
  const run = { reference: 0, current: 0 }
  const referenceTotal = sum(ordered.reference) + sum(unordered.reference)
  const currentTotal = sum(ordered.current) + sum(unordered.current)
  const expected = (count: number): number => (referenceTotal === 0 ? 0 : (count / referenceTotal) * currentTotal)
  const emit = (cell: { reference: number; current: number }): void => {
    reference.push(cell.reference)
    current.push(cell.current)
  }
  const closeRun = (): void => {
    addTo(rest, run)
    run.reference = run.current = 0
  }
  for (let i = 0; i < ordered.reference.length; i += 1) {
    const cell = { reference: ordered.reference[i]!, current: ordered.current[i]! }
    if (expected(cell.reference) >= MINIMUM_EXPECTED_ROWS) {
      closeRun()
      emit(cell)
      continue
    }
    addTo(run, cell)
    if (expected(run.reference) < MINIMUM_EXPECTED_ROWS) continue
    emit(run)
    run.reference = run.current = 0
  }
  closeRun()
  for (let i = 0; i < unordered.reference.length; i += 1) {
    const cell = { reference: unordered.reference[i]!, current: unordered.current[i]! }
    if (expected(cell.reference) >= MINIMUM_EXPECTED_ROWS) emit(cell)
    else addTo(rest, cell)
  }
  if (rest.reference + rest.current > 0) emit(rest)
  return { reference, current }
}

function addTo(to: { reference: number; current: number }, from: { reference: number; current: number }): void {
  to.reference += from.reference
  to.current += from.current
}

function sum(values: readonly number[]): number {
  let total = 0
  for (let i = 0; i < values.length; i += 1) total += values[i]!
  return total
}

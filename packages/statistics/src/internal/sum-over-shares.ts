import { countTotals } from './count-totals.ts'

/** Sums `term(p, q)` over the shares p = reference / total, q = current / total; NaN when either side is empty. */
export function sumOverShares(
  method: string,
  counts: { readonly reference: ArrayLike<number>; readonly current: ArrayLike<number> },
  term: (p: number, q: number) => number,
): number {
  const { reference, current } = counts
  const totals = countTotals(method, reference, current)
  if (totals.reference === 0 || totals.current === 0) return Number.NaN
  let sum = 0
  for (let i = 0; i < reference.length; i++) {
    sum += term(reference[i]! / totals.reference, current[i]! / totals.current)
  }
  return sum
}

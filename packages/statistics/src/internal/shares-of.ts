import { countTotals } from './count-totals.ts'

/** Shares of two count arrays; undefined when either side is empty. */
export function sharesOf(
  method: string,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
): { readonly p: readonly number[]; readonly q: readonly number[] } | undefined {
  const totals = countTotals(method, reference, current)
  if (totals.reference === 0 || totals.current === 0) return undefined
  return {
    p: Array.from(reference, (count) => count / totals.reference),
    q: Array.from(current, (count) => count / totals.current),
  }
}

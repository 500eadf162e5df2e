import { countTotals } from './count-totals.ts'

/** Shares of two count arrays; undefined when either side is empty. */
export function sharesOf(
  method: string,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
): { readonly p: readonly number[]; readonly q: readonly number[] } | undefined {
  const totals = countTotals(method, reference, current)
  if (totals.reference === 0 || totals.current === 0) return undefined
  return { p: shares(reference, totals.reference), q: shares(current, totals.current) }
}

function shares(counts: ArrayLike<number>, total: number): readonly number[] {
  const own: number[] = []
  for (let i = 0; i < counts.length; i += 1) own.push(counts[i]! / total)
  return own
}

/** Two samples of finite values in ascending order. */
export interface SortedPair {
  readonly reference: ArrayLike<number>
  readonly current: ArrayLike<number>
}

/**
 * Visits the distinct values of both samples in ascending order with the lead of the reference at each of them:
 * n m (F_reference - F_current), a whole number, so that equal distances compare as equal.
 */
export function walkSortedPair({ reference, current }: SortedPair, visit: (value: number, lead: number) => void): void {
  const n = reference.length
  const m = current.length
  let i = 0
  let j = 0
  while (i < n || j < m) {
    const value = smaller(i < n ? reference[i]! : Infinity, j < m ? current[j]! : Infinity)
    while (i < n && reference[i]! <= value) i += 1
    while (j < m && current[j]! <= value) j += 1
    visit(value, i * m - j * n)
  }
}

function smaller(a: number, b: number): number {
  return a < b ? a : b
}

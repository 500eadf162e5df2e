/** How far apart the distribution functions of two samples are. */
export interface SortedPairDistances {
  /** Largest n m |F_reference − F_current|: a whole number, so that equal distances compare as equal. */
  readonly largestLead: number
  /** The area between the two, in the unit of the values. */
  readonly area: number
}

/** Walks once through two samples of finite values in ascending order. @param reference length n ≥ 1 @param current length m ≥ 1 */
export function walkSortedPair(reference: ArrayLike<number>, current: ArrayLike<number>): SortedPairDistances {
  const n = reference.length
  const m = current.length
  let [i, j, lead, previous, largestLead, area] = [0, 0, 0, 0, 0, 0]
  while (i < n || j < m) {
    const a = i < n ? reference[i]! : Infinity
    const b = j < m ? current[j]! : Infinity
    const value = a < b ? a : b
    if (lead !== 0) area += (Math.abs(lead) / (n * m)) * (value - previous)
    i = placeAfter(reference, i, value)
    j = placeAfter(current, j, value)
    lead = i * m - j * n
    largestLead = Math.max(largestLead, Math.abs(lead))
    previous = value
  }
  return { largestLead, area }
}

/** Place of the first value beyond that one, from a place on. */
function placeAfter(values: ArrayLike<number>, from: number, value: number): number {
  let place = from
  while (place < values.length && values[place]! <= value) place += 1
  return place
}

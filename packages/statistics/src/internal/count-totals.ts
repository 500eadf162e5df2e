/** Sums of two count arrays of equal length. */
export interface CountTotals {
  readonly reference: number
  readonly current: number
}

/** Checks that two count arrays can be compared and sums them; `method` names the caller in the message. */
export function countTotals(method: string, reference: ArrayLike<number>, current: ArrayLike<number>): CountTotals {
  if (reference.length !== current.length) {
    throw new RangeError(
      `${method}: reference has ${reference.length} counts and current has ${current.length}; both must be counted on the same bins.`,
    )
  }
  return { reference: sumCounts(method, 'reference', reference), current: sumCounts(method, 'current', current) }
}

function sumCounts(method: string, side: string, counts: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!
    if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${method}: ${side}[${i}] is ${count}; a count must be a finite number of rows, 0 or more.`)
    }
    total += count
  }
  return total
}

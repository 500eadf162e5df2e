const LANES = 8
const BLOCK = 128

/**
 * Sums in the order of NumPy (eight running sums in blocks of 128), so that figures that live on rounding equal scipy's.
 *
 * @see Higham 1993, The Accuracy of Floating Point Summation
 */
export function pairwiseSum(values: readonly number[], from = 0, to = values.length): number {
  const count = to - from
  if (count < LANES) return sequentialSum(values, from, to)
  if (count > BLOCK) {
    const half = Math.floor(count / 2 / LANES) * LANES
    return pairwiseSum(values, from, from + half) + pairwiseSum(values, from + half, to)
  }
  const lanes = values.slice(from, from + LANES)
  const wholeLanes = from + count - (count % LANES)
  for (let i = from + LANES; i < wholeLanes; i++) lanes[(i - from) % LANES]! += values[i]!
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = lanes
  let sum = a + b + (c + d) + (e + f + (g + h))
  for (let i = wholeLanes; i < to; i++) sum += values[i]!
  return sum
}

function sequentialSum(values: readonly number[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i]!
  return sum
}

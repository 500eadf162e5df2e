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
  if (count <= BLOCK) return laneSum(values, from, to)
  const half = Math.floor(count / 2 / LANES) * LANES
  return pairwiseSum(values, from, from + half) + pairwiseSum(values, from + half, to)
}

function laneSum(values: readonly number[], from: number, to: number): number {
  const lanes = values.slice(from, from + LANES)
  const wholeLanes = to - ((to - from) % LANES)
  for (let i = from + LANES; i < wholeLanes; i++) lanes[(i - from) % LANES]! += values[i]!
  let sum = lanes[0]! + lanes[1]! + (lanes[2]! + lanes[3]!) + (lanes[4]! + lanes[5]! + (lanes[6]! + lanes[7]!))
  for (let i = wholeLanes; i < to; i++) sum += values[i]!
  return sum
}

function sequentialSum(values: readonly number[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i]!
  return sum
}

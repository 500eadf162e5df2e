/** Bucket bounds in rising order, each once. */
export function risingBounds(bounds: Iterable<number>): readonly number[] {
  return [...new Set(bounds)].sort((a, b) => a - b)
}

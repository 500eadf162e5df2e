import type { Random } from './create-random.ts'

/** Draws ranks 0..size−1, each in proportion to 1/(rank + 1) (Zipf 1949). */
export function createZipf(size: number, { uniform }: Random): () => number {
  const cumulative = new Float64Array(size)
  let total = 0
  for (let rank = 0; rank < size; rank += 1) cumulative[rank] = total += 1 / (rank + 1)
  return () => {
    const target = uniform() * total
    let [low, high] = [0, size - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (cumulative[middle]! < target) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Draws counts with a mean, by inversion; for means up to about 100. */
export function createPoisson(mean: number, { uniform }: Random): () => number {
  return () => {
    const target = uniform()
    let [count, probability] = [0, Math.exp(-mean)]
    for (let sum = probability; sum < target && probability > 0; sum += probability) {
      count += 1
      probability *= mean / count
    }
    return count
  }
}

/** The items in an order of chance (Fisher & Yates 1938; Durstenfeld 1964). */
export function shuffled<T>(items: readonly T[], { uniform }: Random): readonly T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(uniform() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

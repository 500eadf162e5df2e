/** From here on a count is as good as normal, and Knuth's product would be slow and then too small. */
const LARGE_MEAN = 10

/** Numbers from 0 to 1 that are the same for the same seed. @see Ettinger 2017, mulberry32 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Tells again and again how many events come in a while in which `mean` are to be expected.
 *
 * @see Knuth 1969, The Art of Computer Programming 2, 3.4.1
 */
export function createPoisson(random: () => number, mean: number): () => number {
  if (mean > LARGE_MEAN) return () => Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const least = Math.exp(-mean)
  return () => {
    let count = 0
    for (let product = random(); product > least; product *= random()) count += 1
    return count
  }
}

/** @see Box, Muller 1958, A Note on the Generation of Random Normal Deviates */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

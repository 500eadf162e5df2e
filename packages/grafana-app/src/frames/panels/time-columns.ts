/** A grid that would need more columns than this stays without those in which nothing came. */
const MOST_COLUMNS = 2000

/**
 * The times of columns, the oldest first: those of the samples, and where these lie on a grid also those in which
 * nothing came, so that a gap is seen as one.
 */
export function timeColumns(timesMs: readonly number[]): readonly number[] {
  const times = [...new Set(timesMs)].filter(Number.isFinite).toSorted((a, b) => a - b)
  const [first = 0] = times
  const stepMs = times.reduce((least, time, i) => (i === 0 ? least : Math.min(least, time - times[i - 1]!)), Infinity)
  const isGrid = times.every((time) => (time - first) % stepMs === 0)
  const count = ((times.at(-1) ?? first) - first) / stepMs + 1
  if (times.length < 2 || !isGrid || count > MOST_COLUMNS) return times
  return Array.from({ length: count }, (_, column) => first + column * stepMs)
}

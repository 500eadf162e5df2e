const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const

/**
 * A duration for people: its two largest units, whole milliseconds below a second.
 *
 * @param durationMs at least 0.
 * @example durationWords(5_340_000) // => '1 h 29 min'
 */
export function durationWords(durationMs: number): string {
  if (durationMs > 0 && durationMs < 1000) return `${Math.ceil(durationMs)} ms`
  const seconds = Math.round(durationMs / 1000) * 1000
  const first = UNITS.findIndex(([, unitMs]) => seconds >= unitMs)
  if (first < 0) return '0 s'
  const words: string[] = []
  let leftMs = seconds
  for (const [unit, unitMs] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(leftMs / unitMs)
    leftMs -= count * unitMs
    if (count > 0) words.push(`${count} ${unit}`)
  }
  return words.join(' ')
}

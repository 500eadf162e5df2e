const UNITS: readonly (readonly [name: string, ms: number, isExactOnly: boolean])[] = [
  ['y', 31_536_000_000, true],
  ['w', 604_800_000, true],
  ['d', 86_400_000, false],
  ['h', 3_600_000, false],
  ['m', 60_000, false],
  ['s', 1000, false],
  ['ms', 1, false],
]

/**
 * A duration as Prometheus prints it.
 *
 * @param durationMs whole, at least 0.
 * @example durationText(73 * 3_600_000) // => '3d1h'
 * @see Prometheus common 0.55, model.Duration.String
 */
export function durationText(durationMs: number): string {
  let left = durationMs
  let text = ''
  for (const [name, unitMs, isExactOnly] of UNITS) {
    if (isExactOnly && left % unitMs !== 0) continue
    const count = Math.floor(left / unitMs)
    if (count > 0) text += `${count}${name}`
    left -= count * unitMs
  }
  return text === '' ? '0s' : text
}

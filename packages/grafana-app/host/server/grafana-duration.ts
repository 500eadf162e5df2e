const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  y: 365 * 86_400_000,
}

/** Reads a duration as queries carry them, e.g. `90s` or `1d`, in ms. @throws RangeError where it is none */
export function parseDurationMs(text: string): number {
  const [, count, unit = ''] = /^(\d+)(ms|[smhdwy])$/.exec(text) ?? []
  const unitMs = UNITS_MS[unit]
  if (unitMs === undefined) throw new RangeError(`"${text}" is no duration such as 90s or 1d.`)
  return Number(count) * unitMs
}

/** Writes a duration as Go does, whose hours are the largest unit. */
export function goDuration(durationMs: number): string {
  if (durationMs < 1000) return `${durationMs}ms`
  const seconds = durationMs / 1000
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  const rest = `${seconds % 60}s`
  if (hours > 0) return `${hours}h${minutes}m${rest}`
  return minutes > 0 ? `${minutes}m${rest}` : rest
}

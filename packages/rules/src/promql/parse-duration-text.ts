const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
}

/**
 * Milliseconds of a duration as rule files have it.
 *
 * @returns undefined where it is none.
 * @example parseDurationText('1h30m') // => 5_400_000
 * @see Prometheus common 0.55, model.ParseDuration
 */
export function parseDurationText(text: string): number | undefined {
  if (text === '0') return 0
  if (!/^(?:\d+(?:ms|[smhdwy]))+$/.test(text)) return undefined
  let durationMs = 0
  for (const [, count, unit = ''] of text.matchAll(/(\d+)(ms|[smhdwy])/g)) durationMs += Number(count) * UNIT_MS[unit]!
  return durationMs
}

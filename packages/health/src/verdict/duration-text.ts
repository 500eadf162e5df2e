const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Two of a unit are said in it, fewer in the next smaller one. */
const UNITS = [
  { name: 'd', unitMs: DAY_MS },
  { name: 'h', unitMs: HOUR_MS },
  { name: 'min', unitMs: MINUTE_MS },
] as const

/** A length of time for people, e.g. `42 min`, `30 h`, `2.5 d`. @param durationMs milliseconds, at least 0. */
export function durationText(durationMs: number): string {
  const { name, unitMs } = UNITS.find((unit) => durationMs >= 2 * unit.unitMs) ?? { name: 's', unitMs: SECOND_MS }
  return `${Number((durationMs / unitMs).toPrecision(2))} ${name}`
}

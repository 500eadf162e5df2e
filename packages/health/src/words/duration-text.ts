import { countText, numberText } from './number-text.ts'

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** A length of time in its largest unit that is whole, or else that reaches 1: `15 minutes`, `1.5 seconds`. */
export function durationText(lengthMs: number): string {
  const whole = UNITS.find(([, unitMs]) => lengthMs >= unitMs && lengthMs % unitMs === 0)
  if (whole) return plural(lengthMs / whole[1], whole[0])
  const [unit, unitMs] = UNITS.find(([, size]) => lengthMs >= size) ?? ['millisecond', 1]
  return plural(Number((lengthMs / unitMs).toPrecision(2)), unit)
}

/** A number of things: `1 row`, `1,200 rows`. */
export function plural(count: number, noun: string): string {
  return `${Number.isInteger(count) ? countText(count) : numberText(count)} ${noun}${count === 1 ? '' : 's'}`
}

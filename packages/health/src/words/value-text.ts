import type { OpenRange } from '../change/open-range.ts'
import type { SoleValue } from '../change/value-within.ts'
import { categoryText, inertText } from './name-text.ts'
import { fixedText, numberText } from './number-text.ts'

/** Ends of narrower ranges, and greater ends, are told like other numbers. */
const TINY_WIDTH = 1e-6
const HUGE_END = 1e15

/** Signs of angles, which stand at the number. */
const ANGLES: ReadonlySet<string> = new Set(['°', '′', '″'])

/** A unit with a space before it, signs of angles without; nothing where there is none. */
export function unitText(unit: string | undefined): string {
  if (unit === undefined) return ''
  return ANGLES.has(unit) ? unit : ` ${inertText(unit)}`
}

/** A range of values, e.g. `10–30 °C`, or `below 30 °C` where it is open. */
export function rangeText({ lower, upper }: OpenRange, unit = ''): string {
  if (lower === null) return upper === null ? 'anywhere' : `below ${numberText(upper)}${unit}`
  if (upper === null) return `above ${numberText(lower)}${unit}`
  const [from, to] = [endText(lower, upper - lower), endText(upper, upper - lower)]
  if (from === to) return `${from}${unit}`
  return `${from}${lower < 0 || upper < 0 ? ' to ' : '–'}${to}${unit}`
}

/** An end of a range, to about a hundredth of its width. */
function endText(end: number, width: number): string {
  const isPlain = width > TINY_WIDTH && Math.abs(end) < HUGE_END
  return isPlain ? fixedText(end, Math.max(0, 1 - Math.floor(Math.log10(width)))) : numberText(end)
}

/** A range with the word that goes before it: `in 10–30`, `at 0`, `below 30`. */
export function withinText({ lower, upper }: OpenRange, unit = ''): string {
  const text = rangeText({ lower, upper }, unit)
  if (lower === null || upper === null) return text
  return text === `${numberText(lower)}${unit}` ? `at ${text}` : `in ${text}`
}

/** One value of a feature. */
export function soleText({ value, isRounded }: SoleValue, unit = ''): string {
  if (typeof value === 'string') return categoryText(value)
  return `${isRounded ? 'about ' : ''}${numberText(value)}${unit}`
}

import type { TextSummary } from './column-summary.ts'
import { shareOf } from './column-summary.ts'

/** One way in which times are written. */
export interface TimeFormat {
  readonly name: string
  readonly pattern: RegExp
}

const DAY = String.raw`(?:0[1-9]|[12]\d|3[01])`
const SHORT_DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`
const MONTH = '(?:0[1-9]|1[0-2])'
const SHORT_MONTH = '(?:0?[1-9]|1[0-2])'
const MONTH_NAME = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*'
const YEAR = String.raw`(?:1[6-9]|2[01])\d{2}`
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?: ?[AP]M)?`
const ZONE = String.raw`(?: ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`
const MAYBE_CLOCK = `(?:,? ${CLOCK}${ZONE})?`
const WEEKDAY = '(?:[a-z]{3}, )?'

const format = (name: string, pattern: string): TimeFormat => ({ name, pattern: new RegExp(`^${pattern}$`, 'i') })

/** The ways that are known, each a date with or without a time of day: `11:30` alone is no time but a quantity. */
export const TIME_FORMATS: readonly TimeFormat[] = [
  format('2004-03', `${YEAR}-${MONTH}`),
  format('2004-03-01', `${YEAR}-${MONTH}-${DAY}`),
  format('2004-03-01T08:30', `${YEAR}-${MONTH}-${DAY}[T ]${CLOCK}${ZONE}`),
  format('2004/03/01', `${YEAR}/${MONTH}/${DAY}${MAYBE_CLOCK}`),
  format('01.03.2004', `${SHORT_DAY}\\.${SHORT_MONTH}\\.${YEAR}${MAYBE_CLOCK}`),
  format('day/month/year', `${SHORT_DAY}[/-]${SHORT_MONTH}[/-]${YEAR}${MAYBE_CLOCK}`),
  format('month/day/year', `${SHORT_MONTH}[/-]${SHORT_DAY}[/-]${YEAR}${MAYBE_CLOCK}`),
  format('1 Mar 2004', `${WEEKDAY}${SHORT_DAY}[ -]${MONTH_NAME}[ -]${YEAR}${MAYBE_CLOCK}`),
  format('Mar 1, 2004', `${WEEKDAY}${MONTH_NAME} ${SHORT_DAY},? ${YEAR}${MAYBE_CLOCK}`),
]

/** The format that most texts are written in, and their share, 0..1. */
export function usualTimeFormat(texts: TextSummary): { readonly name: string; readonly share: number } | undefined {
  const shares = TIME_FORMATS.map(({ name, pattern }) => ({
    name,
    share: shareOf(texts, ({ text }) => text.length <= LONGEST && pattern.test(text.trim())),
  }))
  return shares.reduce((best, own) => (own.share > best.share ? own : best))
}

const LONGEST = 48

/** Characters of `2004-03-01T08:30:00`. */
export const USUAL_LENGTH = 19

const [DASH, COLON, SPACE, LETTER_T, ZERO] = [0x2d, 0x3a, 0x20, 0x54, 0x30]
const DAY_MS = 86_400_000
/** Years below are meant as they are written, which is left to others. */
const FIRST_YEAR = 100

/**
 * Reads `2004-03-01T08:30:00`, with a space for the T too, by its character codes, so that no text need be made of bytes.
 *
 * @param codes of at least 19 characters from `at` on
 * @returns milliseconds since the epoch as if in UTC; NaN for any other form, and for what is on no calendar
 */
export function readUsualTime(codes: ArrayLike<number>, at: number): number {
  if (!hasUsualMarks(codes, at)) return Number.NaN
  const year = readDigits(codes, at, 4)
  const month = readDigits(codes, at + 5, 2)
  const day = readDigits(codes, at + 8, 2)
  const hour = readDigits(codes, at + 11, 2)
  const minute = readDigits(codes, at + 14, 2)
  const second = readDigits(codes, at + 17, 2)
  const isOfDay = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60
  if (!isOfDay || year < FIRST_YEAR || !isDate(year, month, day)) return Number.NaN
  return daysFromEpoch(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000
}

function hasUsualMarks(codes: ArrayLike<number>, at: number): boolean {
  const parting = codes[at + 10]
  return (
    (parting === LETTER_T || parting === SPACE) &&
    codes[at + 4] === DASH &&
    codes[at + 7] === DASH &&
    codes[at + 13] === COLON &&
    codes[at + 16] === COLON
  )
}

/** A number of digits alone; -1 where there is anything else. */
function readDigits(codes: ArrayLike<number>, from: number, length: number): number {
  let value = 0
  for (let i = from; i < from + length; i += 1) {
    const digit = codes[i]! - ZERO
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** Whether there is such a day in the Gregorian calendar. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

let lastMonth = { year: 1970, month: 1, days: 0 }

/** Days since 1970-01-01; rows of a file are of few months. */
function daysFromEpoch(year: number, month: number, day: number): number {
  if (lastMonth.year !== year || lastMonth.month !== month)
    lastMonth = { year, month, days: Date.UTC(year, month - 1, 1) / DAY_MS }
  return lastMonth.days + day - 1
}

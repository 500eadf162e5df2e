/** Below this a number is told with a power of ten; above {@link HUGE} too. */
const TINY = 1e-4
const HUGE = 1e15
/** What is no whole double any more is the edge of zero. */
const SMALLEST = 2 ** -1022
const THOUSANDS = /\B(?=(?:\d{3})+(?!\d))/g
/** Two numbers that are to be told apart get more digits, at most so many. */
const MOST_DIGITS = 8

/**
 * A number for people: three significant digits unless said otherwise, whole numbers whole, thousands apart.
 *
 * @example numberText(12345.678) // => '12,346'
 */
export function numberText(value: number, digits = 3): string {
  const size = Math.abs(value)
  if (size < SMALLEST) return '0'
  const sign = value < 0 ? '−' : ''
  if (!Number.isFinite(value)) return `${sign}∞`
  if (size < TINY || size >= HUGE) return sign + powerText(size)
  return sign + plainText(size, Math.max(0, digits - 1 - exponentOf(size)))
}

/** The decimal exponent of a positive number; a logarithm may fall short of a power of ten. */
function exponentOf(size: number): number {
  const exponent = Math.floor(Math.log10(size))
  return 10 ** (exponent + 1) <= size ? exponent + 1 : exponent
}

function powerText(size: number): string {
  return Number(size.toPrecision(2)).toExponential().replace('e+', 'e').replace('e-', 'e−')
}

function plainText(size: number, decimals: number): string {
  const text = size.toFixed(decimals)
  const whole = decimals === 0 ? text : text.slice(0, -decimals - 1)
  const apart = whole.length > 3 ? whole.replace(THOUSANDS, ',') : whole
  return decimals === 0 ? apart : apart + partText(text.slice(-decimals))
}

/** Decimals with their point, trailing zeros left out. */
function partText(digits: string): string {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  return end === 0 ? '' : `.${digits.slice(0, end)}`
}

/** A number to so many decimals, trailing zeros left out; what rounds to zero has no sign. */
export function fixedText(value: number, decimals: number): string {
  const text = plainText(Math.abs(value), decimals)
  return value < 0 && text !== '0' ? `−${text}` : text
}

/** A count, thousands apart. */
export function countText(count: number): string {
  return numberText(count, 15)
}

/** Two numbers, told with enough digits to be told apart where they differ. */
export function pairText(then: number, now: number): readonly [then: string, now: string] {
  return apart(then, now, numberText)
}

/**
 * A share as a percentage of two digits; never 0 % or 100 % unless it is.
 *
 * @param share 0..1
 * @example percentText(0.0123) // => '1.2 %'
 */
export function percentText(share: number): string {
  return `${percentNumber(share)} %`
}

/** Two shares, e.g. `31 → 4 %`. */
export function percentChange(then: number, now: number): string {
  return `${apart(then, now, percentNumber).join(' → ')} %`
}

/** A number rounded towards zero to two digits: a bound may not grow by being told. */
export function boundText(bound: number): string {
  return numberText(floorDigits(bound, 2))
}

/** What would just show, rounded up to two digits: a little less would not. */
export function thresholdText(least: number): string {
  const floor = floorDigits(least, 2)
  if (floor === least || !(least > 0)) return numberText(least, 2)
  return numberText(floor + 10 ** (exponentOf(least) - 1), 2)
}

/**
 * A bound of a share, rounded towards zero to two digits of percentage points.
 *
 * @param bound 0..1
 * @example pointsText(0.0319) // => '3.1 points'
 */
export function pointsText(bound: number): string {
  const points = numberText(floorDigits(bound * 100, 2))
  return `${points} ${points === '1' ? 'point' : 'points'}`
}

function percentNumber(share: number, digits = 2): string {
  const percent = share * 100
  if (percent <= 99 || percent >= 100) return numberText(percent, digits)
  return numberText(floorDigits(percent, digits + 1), digits + 1)
}

function floorDigits(value: number, digits: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return value
  const rounded = Number(value.toPrecision(digits))
  if (rounded <= value) return rounded
  return Number((rounded - 10 ** (exponentOf(value) - digits + 1)).toPrecision(digits))
}

function apart(
  then: number,
  now: number,
  text: (value: number, digits?: number) => string,
): readonly [then: string, now: string] {
  const first = [text(then), text(now)] as const
  if (then === now || first[0] !== first[1]) return first
  for (let digits = 3; digits <= MOST_DIGITS; digits += 1) {
    const pair = [text(then, digits), text(now, digits)] as const
    if (pair[0] !== pair[1]) return pair
  }
  return first
}

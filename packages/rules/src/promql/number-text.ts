import type { DecimalText } from '../decimal.ts'

/** Numbers below it are printed with an exponent. */
const LEAST_PLAIN = 1e-4

/**
 * A decimal as Prometheus prints it, which is the same number.
 *
 * @param decimal at least 0 and below 1e21.
 * @example numberText('0.00001') // => '1e-05'
 * @see Go 1.22, strconv.FormatFloat with format 'g' and the shortest precision
 */
export function numberText(decimal: DecimalText): string {
  const value = Number(decimal)
  if (value === 0 || value >= LEAST_PLAIN) return decimal
  const [digits = '', exponent = ''] = value.toExponential().split('e-')
  return `${digits}e-${exponent.padStart(2, '0')}`
}

/** A decimal as text, exact and without an exponent. */
export type DecimalText = string

/**
 * The shortest text of a number, without an exponent.
 *
 * @param value finite, at least 0.
 * @example decimalText(1e-7) // => '0.0000001'
 */
export function decimalText(value: number): DecimalText {
  const [digits = '', exponentText] = String(value).split('e')
  if (exponentText === undefined) return digits
  const exponent = Number(exponentText)
  const [whole = '', fraction = ''] = digits.split('.')
  if (exponent > 0) return whole + fraction.padEnd(exponent, '0')
  return `0.${'0'.repeat(-exponent - whole.length)}${whole}${fraction}`
}

/**
 * 1 minus a share, exactly: the error budget of an objective.
 *
 * @param share above 0 and below 1.
 * @example complementText(0.999) // => '0.001', where 1 - 0.999 is 0.0010000000000000009
 */
export function complementText(share: number): DecimalText {
  const [, fraction = ''] = decimalText(share).split('.')
  const complement = 10n ** BigInt(fraction.length) - BigInt(fraction)
  return trim(`0.${String(complement).padStart(fraction.length, '0')}`)
}

/** Zeros after the last digit behind the point, and a point without one, say nothing. */
function trim(text: string): DecimalText {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

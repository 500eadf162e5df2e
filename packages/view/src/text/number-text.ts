/** What is no whole double any more is the edge of zero. */
const SMALLEST = 2 ** -1022

/** A number for people: three significant digits, thousands apart, powers of ten only for the very small and large; never `0` for what is not. */
export function toNumberText(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  if (size < SMALLEST) return '0'
  if (size < 1e-4 || size >= 1e9) return value.toExponential(1).replace('-', '−').replace('e+', 'e')
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(6, 2 - Math.floor(Math.log10(size)))
  const text = formatWith(digits).format(value)
  return text.replace('-', '−')
}

/** Making one costs as much as a hundred uses. */
const formats: Intl.NumberFormat[] = []

function formatWith(maximumFractionDigits: number): Intl.NumberFormat {
  return (formats[maximumFractionDigits] ??= new Intl.NumberFormat('en-US', { maximumFractionDigits }))
}

/** A share of 0..1 as a percentage. */
export function toPercentText(share: number): string {
  return `${toNumberText(share * 100)} %`
}

/** The noun in the number asked for: `1 window`, `13 windows`. */
export function toCountText(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** A part with what it is a part of: `21 of 50`; `–` where either is not known. */
export function toPartText(part: number | undefined, whole: number | undefined): string {
  if (part === undefined || whole === undefined || !Number.isFinite(part) || !Number.isFinite(whole)) return '–'
  return `${part.toLocaleString('en-US')} of ${whole.toLocaleString('en-US')}`
}

/** A severity of 0..100 as a whole number, rounded down so that it never seems to be in a higher band than its state. */
export function toSeverityText(severity: number): string {
  return String(Math.floor(severity))
}

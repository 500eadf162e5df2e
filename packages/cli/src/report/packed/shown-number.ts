import { toNumberText } from '@driftline/view'

/** A number as it reads on the page, so that its digits beyond that need no place: 12.345 is 12.3. */
export function shownNumber(value: number): number {
  const text = toNumberText(value)
  const shown = Number(text.replaceAll(',', '').replace('−', '-').replace('e−', 'e-'))
  return toNumberText(shown) === text ? shown : value
}

/** A share of 0..1 as the percentage that is shown. */
export function shownPercent(share: number): number {
  return shownNumber(share * 100)
}

/** A percentage of {@link shownPercent} in words. */
export function percentText(percent: number): string {
  return `${toNumberText(percent)} %`
}

/** A severity of 0..100 to two digits, never up: it stays in the band of its state. */
export function shownSeverity(severity: number): number {
  return Math.floor(severity * 100) / 100
}

/** Fewer than half of a thousandth, and not none. */
export const LEAST_SHARE = 0.0002

/** A share of a bin in thousandths, as the charts show it; {@link LEAST_SHARE} for less than half of one. */
export function shownShare(share: number): number {
  if (share > 0 && share < 0.0005) return LEAST_SHARE
  return Math.round(share * 1000) / 1000
}

/** A share of {@link shownShare} in words. */
export function shareText(share: number): string {
  return share === LEAST_SHARE ? '< 0.1 %' : `${toNumberText(share * 100)} %`
}

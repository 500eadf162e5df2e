import type { FeatureSpec } from '@driftline/spec'
import type { FeatureChange, InvalidValues } from '../change/feature-change.ts'
import type { OpenRange } from '../change/open-range.ts'
import type { Rate } from '../comparison/rate-effect.ts'
import { share } from '../counts/counts-summary.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { newNames } from './category-lead.ts'
import { durationText } from './duration-text.ts'
import type { Lead } from './lead.ts'
import { wasText } from './numeric-lead.ts'
import { numberText, percentText } from './number-text.ts'
import { rangeText, unitText } from './value-text.ts'

/** What a rate is told with. */
export interface RateContext {
  readonly spec?: FeatureSpec | undefined
  readonly change?: FeatureChange | undefined
}

/** A rate then and now: `12 % of rows missing`, `was 0.1 %`; undefined where its counts are unknown. */
export function rateLead({ kind, basis }: Evidence, context: RateContext): Lead | undefined {
  if (basis?.of !== 'rate') return undefined
  const now = `${percentText(shareOf(basis.current))} ${rateWhat(kind, context)}`
  const { newCategories } = context.change ?? {}
  if (kind !== 'new_category') return { now, before: wasText(shareOf(basis.reference)) }
  return { now, ...(newCategories && { before: `: ${newNames(newCategories)}` }) }
}

/** The share of a rate, 0..1. */
export function shareOf({ count, rows }: Rate): number {
  return Math.min(1, share(count, rows))
}

function rateWhat(kind: EvidenceKind, context: RateContext): string {
  return RATES[kind]?.(context) ?? 'of rows'
}

const RATES: Readonly<Partial<Record<EvidenceKind, (context: RateContext) => string>>> = {
  missing: () => 'of rows missing',
  new_category: () => 'of values in new categories',
  range: ({ spec }) => `of rows ${beyondLimits({ lower: spec?.min ?? null, upper: spec?.max ?? null }, unitOf(spec))}`,
  type: ({ change }) => (change?.invalid ? INVALID[change.invalid] : 'of rows without a valid value'),
  stale: ({ spec }) =>
    spec?.maxAgeMs === undefined ? 'of values stale' : `of values older than ${durationText(spec.maxAgeMs)}`,
  duplicates: () => 'of rows repeat earlier ones',
  tails: ({ spec, change }) => `of values ${outsideText(change, unitOf(spec))}`,
}

const INVALID: Readonly<Record<InvalidValues, string>> = {
  not_numbers: 'of rows of the wrong type (not numbers)',
  wrong_type: 'of rows of the wrong type',
  not_finite: 'of rows NaN or infinite',
}

function unitOf(spec: FeatureSpec | undefined): string {
  return unitText(spec?.unit)
}

function beyondLimits({ lower, upper }: OpenRange, unit: string): string {
  if (lower !== null && upper !== null) return `outside the spec’s ${rangeText({ lower, upper }, unit)}`
  if (lower !== null) return `below the spec’s minimum of ${numberText(lower)}${unit}`
  return upper === null ? 'out of range' : `above the spec’s maximum of ${numberText(upper)}${unit}`
}

/** Outside a range, and on which side; where one end is open, beyond the other. */
function outsideText({ tails, farSide }: FeatureChange = {}, unit: string): string {
  const { lower = null, upper = null } = tails ?? {}
  if (lower === null) return upper === null ? 'outside the range' : rangeText({ lower: upper, upper: null }, unit)
  if (upper === null) return rangeText({ lower: null, upper: lower }, unit)
  if (lower === upper) return `${farSide ?? 'other than'} ${numberText(lower)}${unit}`
  return `outside ${rangeText({ lower, upper }, unit)}${sideText(farSide)}`
}

function sideText(side: FeatureChange['farSide']): string {
  return side === undefined ? '' : ` (all ${side})`
}

import type { MlDriftKind } from '@driftline/semconv'

/** Kinds of evidence, each judged for itself. */
export type EvidenceKind = MlDriftKind

/** Effect sizes from which a certain effect is worth a look (40) and worth acting on (70). */
export interface SeverityThresholds {
  readonly warn: number
  readonly critical: number
}

/** Severity from which a state is `investigate`, `act`, and from which one window is enough. */
export const INVESTIGATE_SEVERITY = 40
export const ACT_SEVERITY = 70
export const IMMEDIATE_SEVERITY = 85

const DISTRIBUTION: SeverityThresholds = { warn: 0.02, critical: 0.1 }
const TAILS: SeverityThresholds = { warn: 0.01, critical: 0.05 }
/** Rates by what is worth a look where the reference has none; what is worth acting on is always a twentieth. */
const WARN_RATES = { missing: 0.01, duplicates: 0.01, range: 0.001, type: 0.001, stale: 0.001 } as const
const CRITICAL_RATE = 0.05
const WARN_NEW_CATEGORY = 0.001

/** Kinds of evidence that have thresholds of their effect. */
export type ThresholdKind = 'distribution' | 'tails' | 'new_category' | keyof typeof WARN_RATES

/** Whether the effect of a kind is a share of rows. */
export function isShareOfRows(kind: EvidenceKind): boolean {
  return kind === 'tails' || kind === 'new_category' || Object.hasOwn(WARN_RATES, kind)
}

/**
 * Thresholds of one kind of evidence. They widen with what the reference already shows, so that a feature that is
 * often missing is not raised for being missing a little more often; critical is at least twice warn.
 *
 * @param referenceRate share of the reference's rows that show the problem, 0..1; for new categories the rate that a
 *   new sample would show (Good 1953).
 */
export function severityThresholds(kind: ThresholdKind, referenceRate: number): SeverityThresholds {
  switch (kind) {
    case 'distribution':
      return DISTRIBUTION
    case 'tails':
      return TAILS
    case 'new_category':
      return apart(Math.max(2 * referenceRate, WARN_NEW_CATEGORY), Math.max(2 * referenceRate, CRITICAL_RATE))
    case 'missing':
    case 'type':
    case 'range':
    case 'stale':
    case 'duplicates':
      return apart(Math.max(WARN_RATES[kind], referenceRate / 2), Math.max(CRITICAL_RATE, referenceRate))
  }
}

function apart(warn: number, critical: number): SeverityThresholds {
  return { warn, critical: Math.max(critical, 2 * warn) }
}

/**
 * Severity of one window, 0..100, on a log scale of the certain effect: 40 at the warning threshold, 70 at the critical
 * one.
 *
 * @param lowerBound the effect is at least this with 99.9 % certainty; 0 gives severity 0.
 */
export function severityOf(lowerBound: number, { warn, critical }: SeverityThresholds): number {
  if (!(lowerBound > 0)) return 0
  return clamp(40 + (30 * Math.log(lowerBound / warn)) / Math.log(critical / warn), 0, 100)
}

/** Log ratios of rows from which a change of volume is worth a look, twice or half as many, and worth acting on, five times. */
export const VOLUME_THRESHOLDS: SeverityThresholds = { warn: Math.log(2), critical: Math.log(5) }

/**
 * Severity of a silence: 40 once it is longer than its limit, 70 at twice, 100 at four times.
 *
 * @param ratio of the silence to its limit; up to 1 gives severity 0.
 */
export function silenceSeverity(ratio: number): number {
  return ratio > 1 ? clamp(40 + 30 * Math.log2(ratio), 40, 100) : 0
}

/**
 * Severity that counts after looking back: two of the last three windows must show it, unless this one alone is beyond
 * doubt (85 and more).
 *
 * @param previous severities of the windows before, latest first; missing ones count as 0.
 */
export function persistentSeverity(severity: number, previous: readonly number[]): number {
  const confirmed = Math.min(severity, Math.max(previous[0] ?? 0, previous[1] ?? 0))
  return Math.max(confirmed, severity >= IMMEDIATE_SEVERITY ? severity : 0)
}

/**
 * Moves a raised severity by how much the feature matters; a severity below 40 stays as it is and a raised one never
 * falls below 40.
 *
 * @param weight importance × number of features × segment weight; 1 is an average feature. Clipped to 0.5..2.
 */
export function weighSeverity(severity: number, weight: number): number {
  if (severity < INVESTIGATE_SEVERITY) return severity
  return clamp(severity + (30 * Math.log(clamp(weight, 0.5, 2))) / Math.log(5), INVESTIGATE_SEVERITY, 100)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

import type { DesignEffect } from '@driftline/profile'
import { LOWER_BOUND_ALPHA } from '../comparison/distribution-effect.ts'
import type { SeverityThresholds } from '../evidence/severity.ts'
import type { KindLine } from '../verdict/verdict-line.ts'
import { percentText } from '../words/number-text.ts'
import type { ExplainedStep, Told } from './explanation.ts'

/** How sure a lower bound is. */
export const CERTAINTY_TEXT = percentText(1 - LOWER_BOUND_ALPHA)

/** Figures of a kind as its line tells them. */
export type ToldIn = (field: 'effect' | 'lowerBound' | 'severity' | 'detectable') => Told

/** Reads the figures of the kind at a place in `kinds`. */
export function toldIn(kind: KindLine, at: number): ToldIn {
  return (field) => ({ path: `kinds[${at}].${field}`, value: kind[field] })
}

/** The design effect, and where it comes from. */
export function phiStep({ value, blocks }: DesignEffect): ExplainedStep {
  const how =
    blocks === 0
      ? 'design effect: a guess, for want of four blocks to measure it on'
      : `design effect: how much more windows differ than by chance, from ${blocks} blocks of the reference`
  return { name: 'φ', how, value }
}

/** From where on a certain effect is worth a look, and worth acting on. */
export function thresholdSteps({ warn, critical }: SeverityThresholds): readonly ExplainedStep[] {
  return [
    { name: 'w', how: 'warn: an L of this is severity 40', value: warn },
    { name: 'c', how: 'critical: an L of this is severity 70', value: critical },
  ]
}

/** The severity of a kind in this window alone. */
export function severityStep(severity: number, told: Told): ExplainedStep {
  return { name: 's', how: '40 + 30 · ln(L/w) / ln(c/w), within 0 and 100; 0 where L is 0', value: severity, told }
}

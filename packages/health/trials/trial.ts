import type { MlDriftState } from '@driftline/semconv'
import type { Random } from './chance/create-random.ts'
import type { WindowRows, FeaturePlan } from './window-rows.ts'

/** Sections of the results, in the order of the page. */
export const TRIAL_GROUPS = ['unchanged', 'power', 'real', 'coverage'] as const

/** Section of the results. */
export type TrialGroup = (typeof TRIAL_GROUPS)[number]

/** What the share that a trial measures has to be. */
export interface Bar {
  readonly kind: 'at_most' | 'at_least'
  /** 0..1 */
  readonly share: number
}

/** Windows by state. */
export type StateCounts = Readonly<Partial<Record<MlDriftState, number>>>

/** A share as it was measured. */
export interface Outcome {
  readonly count: number
  readonly of: number
  /** Windows by the state of the headline, where they were judged. */
  readonly states?: StateCounts
  /** What the figures alone do not say. */
  readonly note?: string
}

/** What a trial has at hand. */
export interface TrialContext {
  /** Seeded by the trial's name. */
  readonly random: Random
  /** How often to repeat what a full run repeats so often; fewer times in the short form. */
  readonly repeat: (times: number) => number
  /** Sees the windows that count, for those who judge them too. */
  readonly watch?: WindowWatch
}

/** Somebody else who is shown the same rows. */
export interface WindowWatch {
  readonly onReference: (windows: readonly WindowRows[], features: Readonly<Record<string, FeaturePlan>>) => void
  readonly onWindow: (rows: WindowRows) => void
}

/** One question put to the verdicts, and what the answer has to be. */
export interface Trial {
  /** `group/name`; the seed. */
  readonly id: string
  readonly group: TrialGroup
  /** The data, in words. */
  readonly what: string
  /** Absent where a figure is only told. */
  readonly bar?: Bar
  /** Whether its windows stand alone, so that tools without a memory can be asked the same. */
  readonly hasPeers?: true
  /** `undefined` where its data set is not there. */
  readonly run: (context: TrialContext) => Outcome | undefined
}

/**
 * Whether a measured share is what it has to be; without a bar, or with nothing measured, `undefined`.
 *
 * @param standardErrors what chance is allowed: so many binomial standard errors beyond the bar. None at bars of 0 and 1.
 */
export function meetsBar(bar: Bar | undefined, { count, of }: Outcome, standardErrors = 0): boolean | undefined {
  if (!bar || of === 0) return undefined
  const allowance = standardErrors * Math.sqrt(bar.share * (1 - bar.share) * of)
  return bar.kind === 'at_most' ? count <= bar.share * of + allowance : count >= bar.share * of - allowance
}

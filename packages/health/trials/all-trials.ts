import { coverageTrials } from './coverage-trials.ts'
import { powerTrials } from './power-trials.ts'
import { realSetTrials } from './real-set-trials.ts'
import { segmentTrials } from './segment-trials.ts'
import { shuffledRowsTrial } from './shuffled-rows-trial.ts'
import type { Trial } from './trial.ts'
import { TRIAL_GROUPS } from './trial.ts'
import { unchangedTrials } from './unchanged-trials.ts'

/** Every trial, in the order of the page. */
export const allTrials: readonly Trial[] = [
  ...unchangedTrials,
  ...powerTrials,
  ...segmentTrials,
  shuffledRowsTrial,
  ...realSetTrials,
  ...coverageTrials,
].toSorted((a, b) => TRIAL_GROUPS.indexOf(a.group) - TRIAL_GROUPS.indexOf(b.group))

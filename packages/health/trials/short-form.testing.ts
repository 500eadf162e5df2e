import { describe, expect, test } from 'vitest'
import { allTrials } from './all-trials.ts'
import { NOT_MET_YET } from './not-met-yet.ts'
import { barText, shareText } from './outcome-text.ts'
import { runTrial } from './run-trial.ts'
import type { TrialGroup } from './trial.ts'
import { meetsBar } from './trial.ts'

/** A tenth of the repetitions scatters more than the full run, by which a bar is set. */
const STANDARD_ERRORS = 3

/** Holds every trial of a group, in its short form, to its bar. */
export function describeShortForm(group: TrialGroup): void {
  describe(`${group}, in short`, () => {
    for (const trial of allTrials) {
      if (trial.group !== group || !trial.bar) continue
      const isMet = NOT_MET_YET.has(trial.id) ? test.fails : test
      isMet(`${trial.id}: ${trial.what}`, ({ skip }) => {
        const outcome = runTrial(trial, 'short')
        if (!outcome) return skip('its data set is not there')
        expect(
          meetsBar(trial.bar, outcome, STANDARD_ERRORS),
          `${shareText(outcome)}, bar ${barText(trial.bar)}`,
        ).not.toBe(false)
      })
    }
  })
}

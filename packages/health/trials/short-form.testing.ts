import { describe, expect, test } from 'vitest'
import { allTrials } from './all-trials.ts'
import { NOT_MET_YET } from './not-met-yet.ts'
import { barText, shareText } from './outcome-text.ts'
import { readAnswers } from './peers/read-answers.ts'
import { runTrial } from './run-trial.ts'
import type { TrialGroup } from './trial.ts'
import { meetsBar } from './trial.ts'

/** A tenth of the repetitions scatters more than the full run, by which a bar is set. */
const STANDARD_ERRORS = 3

const RENEW = 'peers.json tells of other code: npm run trials -- --write-windows FOLDER renews what it says of ours'

/** Holds every trial of a group, in its short form, to its bar, and what is told beside other tools to what is measured. */
export function describeShortForm(group: TrialGroup): void {
  const answers = readAnswers()?.trials ?? {}
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
        const told = answers[trial.id]?.driftline
        if (told) expect({ raised: outcome.count, of: outcome.of }, RENEW).toEqual(told)
      })
    }
  })
}

import { createRandom } from './chance/create-random.ts'
import type { Outcome, Trial, TrialContext } from './trial.ts'

/** How much of a trial is run. */
export type TrialForm = 'full' | 'short'

/** The short form repeats a tenth as often. */
const SHORT_DIVISOR = 10

/** Runs a trial. The same trial and form give the same outcome everywhere. */
export function runTrial(trial: Trial, form: TrialForm, watch?: TrialContext['watch']): Outcome | undefined {
  return trial.run({
    random: createRandom(trial.id),
    repeat: (times) => (form === 'full' ? times : Math.ceil(times / SHORT_DIVISOR)),
    ...(watch && { watch }),
  })
}

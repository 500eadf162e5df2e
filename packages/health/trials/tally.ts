import type { MlDriftState } from '@driftline/semconv'
import { isRaised } from '../src/index.ts'
import type { TrialVerdict } from './doors.ts'
import type { Outcome, StateCounts } from './trial.ts'

/** Counts the windows raised; verdicts of the model as a whole are no feature's window. */
export function tallyRaised(verdicts: readonly TrialVerdict[]): Outcome {
  const ofFeatures = verdicts.filter(({ isOfModel }) => !isOfModel)
  return { count: ofFeatures.filter(isRaised).length, of: ofFeatures.length, states: countStates(ofFeatures) }
}

function countStates(verdicts: readonly TrialVerdict[]): StateCounts {
  const counts: Partial<Record<MlDriftState, number>> = {}
  for (const { state } of verdicts) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

import type { DriftState } from '@driftline/health'
import { ACT_SEVERITY, INVESTIGATE_SEVERITY, isRaised } from '@driftline/health'
import { ML_DRIFT_STATE_VALUE_ACT, ML_DRIFT_STATE_VALUE_INVESTIGATE } from '@driftline/semconv'
import { statesByUrgency } from '@driftline/view'

/** A state of the contract; undefined for a word it does not have. */
export function parseState(text: string | undefined): DriftState | undefined {
  return statesByUrgency.find((state) => state === text)
}

/** How much a state asks for: 0 for most; what is not known asks for least. */
export function urgencyOf(state: DriftState | undefined): number {
  const rank = state === undefined ? -1 : statesByUrgency.indexOf(state)
  return rank === -1 ? statesByUrgency.length : rank
}

/** Of several states the one that asks for most. */
export function mostUrgent(states: readonly DriftState[]): DriftState | undefined {
  return statesByUrgency.find((state) => states.includes(state))
}

/** Whether a verdict is raised: by its state, and where that is not told by its severity. */
export function isRaisedCell({ state, severity }: ToldState): boolean {
  return state === undefined ? raisedState(severity ?? 0) !== undefined : isRaised({ state })
}

/** What is told of a verdict's state. */
interface ToldState {
  readonly state: DriftState | undefined
  readonly severity: number | undefined
}

/** The state that a severity stands for by itself; undefined where it is not raised. */
export function raisedState(severity: number): DriftState | undefined {
  if (severity >= ACT_SEVERITY) return ML_DRIFT_STATE_VALUE_ACT
  return severity >= INVESTIGATE_SEVERITY ? ML_DRIFT_STATE_VALUE_INVESTIGATE : undefined
}

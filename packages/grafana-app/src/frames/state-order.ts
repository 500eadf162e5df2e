import type { DriftState } from '@driftline/health'
import { ACT_SEVERITY, INVESTIGATE_SEVERITY } from '@driftline/health'
import {
  ML_DRIFT_STATE_VALUE_ACCEPTED,
  ML_DRIFT_STATE_VALUE_ACT,
  ML_DRIFT_STATE_VALUE_BLIND,
  ML_DRIFT_STATE_VALUE_INSUFFICIENT_DATA,
  ML_DRIFT_STATE_VALUE_INVESTIGATE,
  ML_DRIFT_STATE_VALUE_LEARNING,
  ML_DRIFT_STATE_VALUE_OK,
  ML_DRIFT_STATE_VALUE_RECOVERING,
  ML_DRIFT_STATE_VALUE_SUSPECTED,
} from '@driftline/semconv'

/** States in the order of how much they ask for. */
const BY_URGENCY: readonly DriftState[] = [
  ML_DRIFT_STATE_VALUE_ACT,
  ML_DRIFT_STATE_VALUE_INVESTIGATE,
  ML_DRIFT_STATE_VALUE_SUSPECTED,
  ML_DRIFT_STATE_VALUE_RECOVERING,
  ML_DRIFT_STATE_VALUE_ACCEPTED,
  ML_DRIFT_STATE_VALUE_BLIND,
  ML_DRIFT_STATE_VALUE_LEARNING,
  ML_DRIFT_STATE_VALUE_INSUFFICIENT_DATA,
  ML_DRIFT_STATE_VALUE_OK,
]

/** A state of the contract; undefined for a word it does not have. */
export function parseState(text: string | undefined): DriftState | undefined {
  return BY_URGENCY.find((state) => state === text)
}

/** How much a state asks for: 0 for most; what is not known asks for least. */
export function urgencyOf(state: DriftState | undefined): number {
  const rank = state === undefined ? -1 : BY_URGENCY.indexOf(state)
  return rank === -1 ? BY_URGENCY.length : rank
}

/** Of several states the one that asks for most. */
export function mostUrgent(states: readonly DriftState[]): DriftState | undefined {
  return BY_URGENCY.find((state) => states.includes(state))
}

/** The state that a severity stands for by itself; undefined where it is not raised. */
export function raisedState(severity: number): DriftState | undefined {
  if (severity >= ACT_SEVERITY) return ML_DRIFT_STATE_VALUE_ACT
  return severity >= INVESTIGATE_SEVERITY ? ML_DRIFT_STATE_VALUE_INVESTIGATE : undefined
}

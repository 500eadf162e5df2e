import type { DriftState } from '@driftline/health'
import type { VerdictStatus } from '@driftline/processor'
import { statesByUrgency } from '@driftline/view'

/** The state that asks for most, of the features and the model as a whole; undefined where nothing was said. */
export function worstState({ features, whole }: Pick<VerdictStatus, 'features' | 'whole'>): DriftState | undefined {
  return statesByUrgency.find((state) => (features[state] ?? 0) > 0 || whole === state)
}

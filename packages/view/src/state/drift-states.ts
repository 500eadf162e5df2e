import type { DriftState } from '@driftline/health'

/** States in the order of how much they ask for. */
export const statesByUrgency: readonly DriftState[] = [
  'act',
  'investigate',
  'suspected',
  'recovering',
  'accepted',
  'blind',
  'learning',
  'insufficient_data',
  'ok',
]

/** The words for a state. */
export const stateText: Readonly<Record<DriftState, string>> = {
  act: 'act',
  investigate: 'investigate',
  suspected: 'suspected',
  recovering: 'recovering',
  accepted: 'accepted',
  blind: 'cannot tell',
  learning: 'learning',
  insufficient_data: 'too few rows',
  ok: 'ok',
}

import type { DriftState } from '@driftline/health'

/** Severity in the middle of what a state stands for, where states are shown and not how severe each feature is. */
export const STATE_SEVERITIES: Readonly<Partial<Record<DriftState, number>>> = {
  act: 75,
  investigate: 55,
  recovering: 45,
}

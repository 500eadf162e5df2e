import type { DriftState } from '@driftline/health'

/** Features by state; none where a state is not there. */
export type StateCounts = Readonly<Partial<Record<DriftState, number>>>

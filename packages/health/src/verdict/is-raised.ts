import type { MlDriftState } from '@driftline/semconv'

/** Whether a verdict is raised: worth a person's look, `investigate` or `act`. */
export function isRaised({ state }: { readonly state: MlDriftState }): boolean {
  return state === 'investigate' || state === 'act'
}

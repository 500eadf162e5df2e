import { compareRoles } from '@driftline/health'
import type { MlDeploymentRole } from '@driftline/semconv'
import type { WindowClock } from './window-clock.ts'

/** Which of a model's windows are asked for; empty texts leave the choice open. */
export interface WantedClock {
  readonly version: string
  readonly role: string
  readonly window: string
}

/** Of the clocks that are wanted the one that is live, else canary, else shadow; of these whose windows go on. */
export function modelClock(
  clocks: readonly WindowClock[],
  { version, role, window }: WantedClock,
): WindowClock | undefined {
  const wanted = clocks.filter(
    (clock) =>
      (version === '' || clock.version === version) &&
      (role === '' || clock.role === role) &&
      (window === '' || clock.window === window),
  )
  return wanted.toSorted(byRank)[0]
}

function byRank(a: WindowClock, b: WindowClock): number {
  return (
    compareRoles(a.role as MlDeploymentRole, b.role as MlDeploymentRole) ||
    b.endMs - a.endMs ||
    b.version.localeCompare(a.version, 'en', { numeric: true })
  )
}

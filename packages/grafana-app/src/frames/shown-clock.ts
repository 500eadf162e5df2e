import { compareRoles } from '@driftline/health'
import type { MlDeploymentRole } from '@driftline/semconv'
import type { WindowClock } from './window-clock.ts'

/** Which of a model's windows are asked for; empty texts leave the choice open. */
export interface WantedClock {
  readonly version: string
  readonly role: string
  readonly window: string
}

export const ANY_CLOCK: WantedClock = { version: '', role: '', window: '' }

/** What decides between the windows that are wanted. */
export interface ClockChoice {
  readonly wanted: WantedClock
  /** Window lengths in the order in which they are preferred: what is set for everybody, the primary one; empty where not known. */
  readonly windows: readonly (string | undefined)[]
  /** Rows of the last window; 0 where they are not told. */
  readonly rowsOf: (clock: WindowClock) => number
}

/**
 * Which version of a model is shown, and by which window length, on every page alike: of what is wanted the window
 * length that is preferred;
 * what is live, else canary, else shadow; of these whose windows go on, then what has most rows, then the highest version.
 */
export function shownClock(
  clocks: readonly WindowClock[],
  { wanted, windows, rowsOf }: ClockChoice,
): WindowClock | undefined {
  const found = clocks.filter(
    ({ version, role, window }) =>
      (wanted.version === '' || version === wanted.version) &&
      (wanted.role === '' || role === wanted.role) &&
      (wanted.window === '' || window === wanted.window),
  )
  const preferred = windows.find((window) => found.some((clock) => clock.window === window))
  const [first, ...others] = found.filter(({ window }) => window === (preferred ?? window)).toSorted(byRole)
  if (first === undefined) return undefined
  return [first, ...others.filter((other) => byRole(first, other) === 0)].toSorted(
    (a, b) => b.endMs - a.endMs || rowsOf(b) - rowsOf(a) || b.version.localeCompare(a.version, 'en', { numeric: true }),
  )[0]
}

function byRole(a: WindowClock, b: WindowClock): number {
  return compareRoles(a.role as MlDeploymentRole, b.role as MlDeploymentRole)
}

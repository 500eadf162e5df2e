import type { Window } from '@driftline/spec'
import { windowAt } from '@driftline/spec'

/** How long a window is, ms; of calendar windows the one at the epoch, so that lengths compare. */
export function windowLengthMs(window: Window, timezone: string): number {
  const { startMs, endMs } = windowAt(window, 0, timezone)
  return endMs - startMs
}

import type { MonitorSpec } from '@driftline/spec'
import { windowAt } from '@driftline/spec'

/** A learned reference unheard of for this long is forgotten, or for eight of the longest windows. */
const LIFETIME_MS = 90 * 86_400_000
const LIFETIME_WINDOWS = 8

/** How long a learned reference is kept without anything new, ms. */
export function referenceLifetimeMs({ windows, timezone }: MonitorSpec, nowMs: number): number {
  const lengths = windows.map((window) => {
    const { startMs, endMs } = windowAt(window, Math.max(0, nowMs), timezone)
    return endMs - startMs
  })
  return Math.max(LIFETIME_MS, LIFETIME_WINDOWS * Math.max(...lengths))
}

import type { Forgotten, HealthEntry } from './health-entry.ts'
import type { LiveWindow } from './live-window.ts'

/** What remembers something of a model from window to window. */
export interface Room {
  /** Takes in what all live versions counted, before anything is judged by it; in steps, so that the caller can pause. */
  readonly observe: (live: LiveWindow) => Generator<undefined, void>
  /** Forgets what nothing was heard of for long, in event time. */
  readonly forget: (nowMs: number) => Partial<Forgotten>
  /** What it remembers, in bytes by shape. */
  readonly bytes: () => number
  /** Whether nothing is remembered that another process would need. */
  readonly isEmpty: () => boolean
  /** What has to be remembered in another process. */
  readonly entries: () => Iterable<HealthEntry>
}

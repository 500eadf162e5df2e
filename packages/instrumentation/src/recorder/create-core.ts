import { randomUUID } from 'node:crypto'
import { DEFAULT_LIMITS } from '../config/recorder-limits.ts'
import type { RecorderLimits } from '../config/recorder-limits.ts'
import { RecorderCore } from './recorder-core.ts'

/** Where a recorder's time and identity come from, and how much it may keep. */
export interface RecorderOptions {
  /** Present time in milliseconds since the epoch. Default `Date.now`. */
  readonly clock?: () => number
  /** Milliseconds that never run backwards, for durations. Default `performance.now`. */
  readonly monotonicClock?: () => number
  /** Identity of this process or worker in the telemetry, unique among all writers. Default a random UUID. */
  readonly writerId?: string
  readonly limits?: Partial<RecorderLimits>
}

/**
 * Creates the state behind a recorder, with defaults for what the options leave out.
 *
 * @param before whose counting ended, where this one takes over
 */
export function createCore(options: RecorderOptions = {}, before?: RecorderCore): RecorderCore {
  const complete = {
    clock: options.clock ?? Date.now,
    monotonicClock: options.monotonicClock ?? (() => performance.now()),
    writerId: options.writerId ?? randomUUID(),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
  }
  return new RecorderCore(complete, before)
}

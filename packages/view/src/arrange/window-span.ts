import { parseWindow, SpecTextError, windowAt } from '@driftline/spec'
import type { Window } from '@driftline/spec'

import type { Instant } from '../time/instant.ts'

/** A span of time: one window. */
export interface WindowSpan {
  readonly start: Instant
  readonly end: Instant
}

/**
 * The window that ends at a time: metrics know only the end. One that was merged with the windows before it began earlier.
 *
 * @param window name of the window length: `1d`, `6h`.
 * @param zone the spec's, IANA; windows of hours and minutes do not look at it.
 * @returns undefined where the name is no window length.
 * @throws {RangeError} where the runtime does not know the zone.
 */
export function spanEndingAt(endMs: number, window: string, zone: string): WindowSpan | undefined {
  const length = findWindow(window)
  return length && { start: windowAt(length, endMs - 1, zone).startMs, end: endMs }
}

function findWindow(name: string): Window | undefined {
  try {
    return parseWindow(name)
  } catch (error) {
    if (error instanceof SpecTextError) return undefined
    throw error
  }
}

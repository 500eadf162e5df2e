import { isoTime } from '@driftline/health'
import type { DriftlineRefusal } from '@driftline/semconv'
import { DRIFTLINE_REFUSAL_VALUES } from '@driftline/semconv'
import { REFUSALS } from '../intake/disposition.ts'
import type { TakenIn } from '../telemetry.ts'

/** Data points since the start. */
export interface PointStatus {
  readonly accepted: number
  /** Those that will never be counted. */
  readonly refused: readonly { readonly refusal: DriftlineRefusal; readonly words: string; readonly count: number }[]
  /** What the sender was told that was refused last. */
  readonly lastRefused: { readonly message: string; readonly time: string } | null
  /** Of tests of the way here. */
  readonly tests: number
}

/** What came, and what of it was refused. */
export function pointStatus({ acceptedPoints, refusedPoints, lastRefused, testPoints }: TakenIn): PointStatus {
  return {
    accepted: acceptedPoints,
    refused: DRIFTLINE_REFUSAL_VALUES.flatMap((refusal) => {
      const count = refusedPoints.get(refusal) ?? 0
      return count > 0 ? [{ refusal, words: REFUSALS[refusal], count }] : []
    }),
    lastRefused: lastRefused ? { message: lastRefused.message, time: isoTime(lastRefused.timeMs) } : null,
    tests: testPoints,
  }
}

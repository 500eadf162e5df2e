/** Times of a chart over time, ms since 1970. */
export interface TimeGrid {
  readonly fromMs: number
  readonly toMs: number
  readonly stepMs: number
}

/** Most points a chart over time has. */
const MOST_POINTS = 120

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Steps that people count in. */
const STEPS_MS: readonly number[] = [
  ...[15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 7, 30].map((days) => days * DAY_MS),
]

/** The finest step that draws a range of time in no more points than a chart has room for. */
export function chartStepMs(rangeMs: number): number {
  const leastMs = rangeMs / MOST_POINTS
  return STEPS_MS.find((stepMs) => stepMs >= leastMs) ?? 365 * DAY_MS
}

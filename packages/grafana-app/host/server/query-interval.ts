import { parseDurationMs } from './grafana-duration.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** More points than that Prometheus does not answer with; Grafana widens the step without a word. */
const MAX_POINTS = 11_000

/** Up to which step, in ms, Grafana rounds to which, in ms. */
const ROUNDED: readonly (readonly [uptoMs: number, stepMs: number])[] = [
  [10, 1],
  [15, 10],
  [35, 20],
  [75, 50],
  [150, 100],
  [350, 200],
  [750, 500],
  [1500, SECOND_MS],
  [3500, 2 * SECOND_MS],
  [7500, 5 * SECOND_MS],
  [12_500, 10 * SECOND_MS],
  [17_500, 15 * SECOND_MS],
  [25_000, 20 * SECOND_MS],
  [45_000, 30 * SECOND_MS],
  [90_000, MINUTE_MS],
  [210_000, 2 * MINUTE_MS],
  [450_000, 5 * MINUTE_MS],
  [750_000, 10 * MINUTE_MS],
  [1_050_000, 15 * MINUTE_MS],
  [1_500_000, 20 * MINUTE_MS],
  [2_700_000, 30 * MINUTE_MS],
  [90 * MINUTE_MS, HOUR_MS],
  [150 * MINUTE_MS, 2 * HOUR_MS],
  [270 * MINUTE_MS, 3 * HOUR_MS],
  [9 * HOUR_MS, 6 * HOUR_MS],
  [DAY_MS, 12 * HOUR_MS],
  [7 * DAY_MS, DAY_MS],
  [21 * DAY_MS, 7 * DAY_MS],
  [42 * DAY_MS, 30 * DAY_MS],
]

/** What a query says of its step. */
export interface StepQuestion {
  readonly rangeMs: number
  /** Least step as a person writes it, e.g. `1d`; where absent the next counts. */
  readonly interval?: string
  readonly intervalMs?: number
  readonly maxDataPoints?: number
}

/** The step Grafana asks Prometheus for, ms: wide enough for the points wanted and for those Prometheus gives. */
export function queryStepMs({ rangeMs, interval, intervalMs = 15_000, maxDataPoints = 100 }: StepQuestion): number {
  const leastMs = interval === undefined || interval === '' ? intervalMs : parseDurationMs(interval)
  const wantedMs = rangeMs / maxDataPoints
  return Math.max(wantedMs < leastMs ? leastMs : roundedMs(wantedMs), roundedMs(rangeMs / MAX_POINTS))
}

function roundedMs(stepMs: number): number {
  return ROUNDED.find(([uptoMs]) => stepMs <= uptoMs)?.[1] ?? 365 * DAY_MS
}

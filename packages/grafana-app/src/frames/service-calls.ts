import { ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_ML_MODEL_VERSION } from '@driftline/semconv'
import { INFERENCE } from '../queries/inference-queries.ts'
import type { Names } from '../queries/names.ts'
import type { TimeGrid } from '../queries/time-grid.ts'
import type { Answers } from './series.ts'

/** Values over the times of a grid, of one version; undefined where nothing is told. */
export interface VersionCourse {
  readonly version: string
  readonly values: readonly (number | undefined)[]
}

/** What a service says of the calls it answers, time after time. */
export interface ServiceCalls {
  /** ms since 1970, the oldest first. */
  readonly timesMs: readonly number[]
  /** Calls a second. */
  readonly calls: readonly VersionCourse[]
  /** Share of calls that failed, 0..1. */
  readonly failures: readonly VersionCourse[]
  /** Seconds that half, 95 % and 99 % of the calls took at most. */
  readonly durations: {
    readonly p50: readonly VersionCourse[]
    readonly p95: readonly VersionCourse[]
    readonly p99: readonly VersionCourse[]
  }
}

/** Reads the courses of every version; undefined where no call is told of. @param grid that was asked for */
export function readServiceCalls(names: Names, answers: Answers, grid: TimeGrid): ServiceCalls | undefined {
  const timesMs = timesOf(grid)
  const read = (name: string): readonly VersionCourse[] =>
    (answers.get(name) ?? []).map(({ labels, samples }) => {
      const byTime = new Map(samples)
      return {
        version: labels[names.label(ATTR_ML_MODEL_VERSION)] ?? '',
        values: timesMs.map((timeMs) => finiteOr(byTime.get(timeMs))),
      }
    })
  if (read(INFERENCE.calls).length === 0) return undefined
  return {
    timesMs,
    calls: read(INFERENCE.calls),
    failures: read(INFERENCE.failures),
    durations: { p50: read(INFERENCE.median), p95: read(INFERENCE.slow), p99: read(INFERENCE.slowest) },
  }
}

/** The environments that a model's services say they run in. */
export function readEnvironments(names: Names, answers: Answers): readonly string[] {
  const label = names.label(ATTR_DEPLOYMENT_ENVIRONMENT_NAME)
  const found = (answers.get(INFERENCE.environments) ?? []).map(({ labels }) => labels[label] ?? '')
  return [...new Set(found)].toSorted((a, b) => (a < b ? -1 : 1))
}

/** Times of a grid as they were asked for: what was silent meanwhile leaves a gap. */
function timesOf({ fromMs, toMs, stepMs }: TimeGrid): readonly number[] {
  const firstMs = Math.floor(fromMs / stepMs) * stepMs
  return Array.from({ length: Math.floor((toMs - firstMs) / stepMs) + 1 }, (_, i) => firstMs + i * stepMs)
}

/** No calls fail or take long where there are none: 0 of 0 is no number. */
function finiteOr(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

import type { MonitorSpec } from '@driftline/spec'
import type { ReferenceProfile } from '@driftline/profile'
import type { ClosedWindow, FeatureCounts, HealthEntry, SegmentCounts, VerdictLine } from '../index.ts'
import { createModelHealth, noRowCounts } from '../index.ts'
import { closeAll, DAY_MS, isOfFeature, toClosedWindow } from '../judging.testing.ts'

/** What one version counted in one window. */
export interface CountedDay {
  readonly rows?: number
  readonly duplicates?: number
  readonly unexpected?: Readonly<Record<string, number>>
  readonly features?: Readonly<Record<string, FeatureCounts>>
  readonly segments?: readonly SegmentCounts[]
  readonly version?: string
  readonly role?: ClosedWindow['role']
  readonly partial?: ClosedWindow['partial']
}

/** Monday. */
export const FIRST_DAY_MS = Date.UTC(2026, 0, 5)

/** A window of a day, or of another length, by its number from the first Monday of 2026 on. */
export function windowOf(at: number, day: CountedDay, { window = '1d', lengthMs = DAY_MS } = {}): ClosedWindow {
  const { rows, duplicates = 0, unexpected = {}, features = {}, partial = [], ...rest } = day
  return {
    ...toClosedWindow({ startMs: FIRST_DAY_MS + at * lengthMs, lengthMs, window, features, ...rest }),
    partial,
    ...(rows !== undefined && { rows: { ...noRowCounts, rows, duplicates, unexpected } }),
  }
}

/** A day's windows; none where nothing was counted. */
export type DayOf = (day: number) => CountedDay | readonly CountedDay[] | undefined

/** How days are closed. */
export interface CloseOptions {
  readonly spec: MonitorSpec
  readonly profiles?: readonly ReferenceProfile[]
  /** Goes on in another process after every day. */
  readonly restarts?: boolean
  /** Features of everyone that rows are absent of on a day that is partial; without it, all of them. */
  readonly doubtful?: (day: number) => readonly string[]
}

/** All lines of days that close one after the other. */
export function closeDays(days: number, dayOf: DayOf, options: CloseOptions): readonly VerdictLine[] {
  const { spec, profiles = [], restarts = false, doubtful } = options
  let health = createModelHealth({ spec, profiles })
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    const counted = dayOf(day)
    if (counted === undefined) return []
    const windows = [counted].flat().map((own) => withDoubts(windowOf(day, own), doubtful?.(day)))
    const { verdicts } = closeAll(health, windows)
    if (restarts) {
      const state = JSON.parse(JSON.stringify([...health.entries()])) as HealthEntry[]
      health = createModelHealth({ spec, profiles, state })
    }
    return verdicts
  })
}

function withDoubts(closed: ClosedWindow, doubtful: readonly string[] | undefined): ClosedWindow {
  if (!doubtful) return closed
  const segments = closed.segments.map((segment) => Object.assign({ partialFeatures: new Set(doubtful) }, segment))
  return { ...closed, segments }
}

/** The lines of the model as a whole. */
export function ofModel(lines: readonly VerdictLine[]): readonly VerdictLine[] {
  return lines.filter((line) => !isOfFeature(line))
}

/** A count of Poisson's, by multiplying chances (Knuth 1969, §3.4.1), at most 25 at once. */
export function poisson(random: () => number, mean: number): number {
  if (mean > 25) return poisson(random, 25) + poisson(random, mean - 25)
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

import { earliestVerdictMs, isoTime } from '@driftline/health'
import type { LearningSoFar, Needed } from '@driftline/health'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { NextWindow } from './next-window.ts'

/** How far a reference has been learned, the window that closes next included. */
export interface LearningStatus {
  readonly rows: Needed
  readonly windows: Needed
  /** Milliseconds. */
  readonly time: Needed
  /** When the first verdict by it comes at the earliest, if rows enough come; null where another reference may be first. */
  readonly verdictAfter: string | null
}

/** What the reference is learned in. */
interface LearningContext {
  readonly latenessMs: number
  readonly spec: MonitorSpec
  readonly next: NextWindow | undefined
}

/** How far it has come. */
export function learningStatus(soFar: LearningSoFar, { spec, next, latenessMs }: LearningContext): LearningStatus {
  const { rows = NONE, time = NONE, windows } = soFar.progress
  const running = (next?.deployments ?? [])
    .filter(({ role }) => role === ML_DEPLOYMENT_ROLE_VALUE_LIVE)
    .reduce((sum, own) => sum + (own.rows ?? 0), 0)
  const verdictMs = next && earliestVerdictMs(soFar, { spec, open: next })
  return {
    rows: { ...rows, have: rows.have + running },
    windows,
    time,
    verdictAfter: verdictMs === undefined ? null : isoTime(verdictMs + latenessMs),
  }
}

const NONE: Needed = { have: 0, needed: 0 }

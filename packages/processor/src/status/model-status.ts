import { isoTime } from '@driftline/health'
import { findProfile } from '@driftline/profile'
import type { ReferenceProfile } from '@driftline/profile'
import type { MlDeploymentRole } from '@driftline/semconv'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import type { Monitored } from '../models/model-registry.ts'
import type { Arrivals } from './arrivals.ts'
import type { Deployment } from './deployments.ts'
import { deploymentsOf } from './deployments.ts'
import type { LastVerdict } from './last-verdict.ts'
import { lastVerdicts } from './last-verdict.ts'
import type { LearningStatus } from './learning-status.ts'
import { learningStatus } from './learning-status.ts'
import { nextWindow } from './next-window.ts'
import type { Senders } from './senders.ts'
import { sendersOf } from './senders.ts'

/** What a model, or one deployment of it, waits for: first points, its first window, a reference; nothing once it is judged. */
export type WaitsFor = 'points' | 'window' | 'reference' | 'nothing'

/** One model in one environment, as it stands now. Times are ISO 8601. */
export interface ModelStatus {
  readonly model: string
  readonly environment: string
  /** Names of the window lengths, the primary one first. */
  readonly windows: readonly string[]
  readonly timezone: string
  /** Of the deployment that has come furthest. */
  readonly waitsFor: WaitsFor
  readonly senders: Senders
  /** The primary window that closes next, and when its verdicts come at the earliest; null where no points wait. */
  readonly next: { readonly start: string; readonly end: string; readonly verdictAfter: string } | null
  /** How far the reference is that is learned from live traffic; null where none is learned. */
  readonly learning: LearningStatus | null
  readonly deployments: readonly DeploymentStatus[]
}

/** A version of a model in a role. */
export interface DeploymentStatus {
  readonly version: string
  readonly role: MlDeploymentRole
  readonly services: readonly string[]
  /** Whether there is a profile of the version. */
  readonly hasProfile: boolean
  readonly waitsFor: WaitsFor
  /** Rows so far of the window that closes next; null where they are not known. */
  readonly rows: number | null
  readonly verdict: VerdictStatus | null
}

/** The last verdict of a deployment. */
export interface VerdictStatus extends Omit<LastVerdict, 'version' | 'role' | 'startMs' | 'endMs' | 'rows'> {
  readonly start: string
  readonly end: string
  readonly rows: number | null
}

/** What a status is made from. */
export interface StatusContext {
  readonly arrivals: Arrivals
  readonly profilesOf: (model: string) => readonly ReferenceProfile[]
  readonly latenessMs: number
  readonly nowMs: number
}

/** How a model stands. */
export function modelStatus(monitored: Monitored, context: StatusContext): ModelStatus {
  const { model, environment, monitor, book } = monitored
  const { spec } = monitor
  const { latenessMs, nowMs } = context
  const next = nextWindow(monitor)
  const soFar = monitor.health.learning()
  const profiles = context.profilesOf(model)
  const deployments = deploymentsOf(context.arrivals.of(monitored), next, lastVerdicts(book, spec)).map((own) =>
    deploymentStatus(own, {
      hasProfile: findProfile(profiles, own.version) !== undefined,
      isLearning: soFar !== undefined,
    }),
  )
  const isAwaited = deployments.some(({ waitsFor }) => waitsFor === 'reference')
  return {
    model,
    environment,
    windows: spec.windows.map(({ name }) => name),
    timezone: spec.timezone,
    waitsFor: WAITS.find((word) => deployments.some(({ waitsFor }) => waitsFor === word)) ?? 'points',
    senders: sendersOf(monitor.writerClock, nowMs),
    next: next
      ? { start: isoTime(next.startMs), end: isoTime(next.endMs), verdictAfter: isoTime(next.endMs + latenessMs) }
      : null,
    learning: soFar && isAwaited ? learningStatus(soFar, { spec, next, latenessMs }) : null,
    deployments,
  }
}

/** From the furthest on. */
const WAITS = ['nothing', 'window', 'reference'] as const

function deploymentStatus(
  { version, role, services, rows, verdict }: Deployment,
  { hasProfile, isLearning }: { readonly hasProfile: boolean; readonly isLearning: boolean },
): DeploymentStatus {
  // What is not live is compared with what is live in the same window.
  const isLearned = isLearning && !hasProfile && role === ML_DEPLOYMENT_ROLE_VALUE_LIVE
  const unjudged = isLearned ? 'reference' : 'window'
  return {
    version,
    role,
    services,
    hasProfile,
    waitsFor: isJudged(verdict) ? 'nothing' : unjudged,
    rows: rows ?? null,
    verdict: verdict ? verdictStatus(verdict) : null,
  }
}

function isJudged(verdict: LastVerdict | undefined): boolean {
  return verdict !== undefined && Object.keys(verdict.features).some((state) => state !== 'learning')
}

function verdictStatus({ window, startMs, endMs, rows, features, whole, worst }: LastVerdict): VerdictStatus {
  return {
    window,
    start: isoTime(startMs),
    end: isoTime(endMs),
    rows: rows ?? null,
    features,
    ...(whole && { whole }),
    ...(worst && { worst }),
  }
}

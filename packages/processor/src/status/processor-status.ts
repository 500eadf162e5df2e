import { isoTime } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import { compareText } from '../compare-text.ts'
import type { Complaint } from '../intake/complaints.ts'
import type { Monitored, ModelRegistry } from '../models/model-registry.ts'
import type { TakenIn } from '../telemetry.ts'
import { VERSION } from '../version.ts'
import type { AnsweredRequests } from './answered-requests.ts'
import type { Arrivals } from './arrivals.ts'
import { COMPLAINT_WORDS } from './complaint-words.ts'
import type { FeatureNames } from './feature-names.ts'
import { expectedNames, featureNames } from './feature-names.ts'
import { lastVerdicts } from './last-verdict.ts'
import type { ModelStatus, StatusContext } from './model-status.ts'
import { modelStatus } from './model-status.ts'
import type { PointStatus } from './point-status.ts'
import { pointStatus } from './point-status.ts'

/** Models that are told of at once. */
const MODELS_TOLD = 200

/** How a processor and its models stand now; plain JSON, times in ISO 8601. */
export interface ProcessorStatus {
  readonly version: string
  readonly now: string
  readonly started: string
  /** Whether requests can be taken. */
  readonly ready: boolean
  /** The most severe first, at most 200 of them. */
  readonly models: readonly (ModelStatus & { readonly names?: FeatureNames })[]
  /** All of them, in all environments. */
  readonly modelCount: number
  /** Requests since the start, by status. */
  readonly requests: readonly RequestStatus[]
  readonly points: PointStatus
  /** What senders say went wrong on their side. */
  readonly complaints: readonly ComplaintStatus[]
  /** Streams that are held, and how many may be. */
  readonly streams: { readonly held: number; readonly limit: number }
}

/** A complaint, with what it means. */
export interface ComplaintStatus extends Complaint {
  readonly words: string
}

/** Requests that were answered with one status. */
export interface RequestStatus extends Omit<AnsweredRequests, 'lastMs'> {
  readonly last: string
}

/** What a status is made from. */
export interface StatusSources {
  readonly registry: ModelRegistry
  readonly arrivals: Arrivals
  readonly taken: TakenIn
  readonly complaints: readonly Complaint[]
  readonly isReady: boolean
  readonly startedMs: number
  readonly nowMs: number
}

/**
 * How everything stands.
 *
 * @param only one model, in all its environments, with the names of its features; default: all, without names.
 */
export function processorStatus(sources: StatusSources, only?: string): ProcessorStatus {
  const { registry, taken, nowMs } = sources
  const seen = registry.all().filter(({ model }) => only === undefined || model === only)
  const unseen = registry.unseen().filter(({ spec }) => only === undefined || spec.model.name === only)
  const shown = seen.toSorted(bySeverity)
  const context = statusContext(sources)
  const namesOf = (names: () => FeatureNames): FeatureNames | undefined => (only === undefined ? undefined : names())
  const models = shown.slice(0, MODELS_TOLD).map((own) =>
    withNames(
      modelStatus(own, context),
      namesOf(() => featureNames(own.monitor, context.profilesOf(own.model))),
    ),
  )
  const waiting = unseen.slice(0, MODELS_TOLD - models.length).map((own) =>
    withNames(
      unseenStatus(own.spec),
      namesOf(() => ({ arriving: [], undeclared: [], ...expectedNames(own.spec, own.profiles) })),
    ),
  )
  return {
    version: VERSION,
    now: isoTime(nowMs),
    started: isoTime(sources.startedMs),
    ready: sources.isReady,
    models: [...models, ...waiting],
    modelCount: seen.length + unseen.length,
    requests: taken.requests.map(({ lastMs, ...own }) => ({ ...own, last: isoTime(lastMs) })),
    points: pointStatus(taken),
    complaints: sources.complaints.filter(({ model }) => only === undefined || model === only).map(withWords),
    streams: { held: registry.admission.streams, limit: registry.limits.maxStreams },
  }
}

function withWords({ service, environment, model, kind, count }: Complaint): ComplaintStatus {
  return { service, environment, model, kind, count, words: COMPLAINT_WORDS[kind] }
}

function withNames(status: ModelStatus, names: FeatureNames | undefined): ProcessorStatus['models'][number] {
  return names ? { ...status, names } : status
}

/** What the status of one model is made from. */
export function statusContext({ registry, arrivals, nowMs }: Omit<StatusSources, 'taken'>): StatusContext {
  const profilesOf = (model: string): readonly ReferenceProfile[] => registry.findModel(model)?.profiles ?? []
  return { arrivals, profilesOf, latenessMs: registry.limits.latenessMs, nowMs }
}

function unseenStatus({ model, windows, timezone }: Monitored['monitor']['spec']): ModelStatus {
  return {
    model: model.name,
    environment: model.environment,
    windows: windows.map(({ name }) => name),
    timezone,
    waitsFor: 'points',
    senders: { active: 0, services: [], otherServices: 0, lastHeard: null },
    next: null,
    learning: null,
    deployments: [],
  }
}

function bySeverity(a: Monitored, b: Monitored): number {
  return severityOf(b) - severityOf(a) || compareText(a.model, b.model) || compareText(a.environment, b.environment)
}

function severityOf({ book, monitor }: Monitored): number {
  return Math.max(0, ...lastVerdicts(book, monitor.spec).map(({ worst }) => worst?.severity ?? 0))
}

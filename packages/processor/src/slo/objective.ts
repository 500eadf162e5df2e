import type { MonitorSpec, SloSpecs } from '@driftline/spec'
import type { EventSource, EventTarget } from './event-source.ts'

const MS_PER_SECOND = 1000

/** An objective of a spec that has a source of events here. */
export interface Objective {
  /** As in the spec. */
  readonly name: Exclude<keyof SloSpecs, 'quality'>
  /** Share of the events that must be good, above 0 and below 1. */
  readonly share: number
  /** What an event and a good one are: where this changes, counting begins anew. */
  readonly meaning: string
  /** Upper edge of what is good; latency and freshness only. */
  readonly boundSeconds?: number
  /** Features whose values are counted; missing only. */
  readonly features?: ReadonlySet<string>
}

const OBJECTIVE_OF: Readonly<Record<EventSource, Objective['name']>> = {
  calls: 'availability',
  good_calls: 'availability',
  durations: 'latency',
  ages: 'freshness',
  rows: 'missing',
  present: 'missing',
  missing: 'missing',
}

/** The objectives of a spec whose events are counted, in a fixed order. */
export function objectivesOf(spec: MonitorSpec): readonly Objective[] {
  const { availability, latency, drift, freshness } = spec.slos
  const missing = missingObjective(spec)
  return [
    ...(availability ? [{ name: 'availability', share: availability.objective, meaning: 'calls' } as const] : []),
    ...(latency ? [boundedObjective('latency', latency)] : []),
    ...(drift ? [{ name: 'drift', share: drift.objective, meaning: driftMeaning(spec) } as const] : []),
    ...(missing ? [missing] : []),
    ...(freshness ? [boundedObjective('freshness', freshness)] : []),
  ]
}

function boundedObjective(
  name: 'latency' | 'freshness',
  { belowMs, objective }: NonNullable<SloSpecs['latency']>,
): Objective {
  return { name, share: objective, meaning: `up to ${belowMs} ms`, boundSeconds: belowMs / MS_PER_SECOND }
}

function driftMeaning({ windows: [primary], timezone }: MonitorSpec): string {
  return `windows of ${primary?.name} in ${timezone}`
}

function missingObjective({ slos, features }: MonitorSpec): Objective | undefined {
  const names = Object.keys(features).sort()
  if (!slos.missing || names.length === 0) return undefined
  const meaning = `values of ${JSON.stringify(names)}`
  return { name: 'missing', share: slos.missing.objective, meaning, features: new Set(names) }
}

/** Whether a spec has an objective that a point counts for. */
export function hasObjectiveFor({ slos, features }: MonitorSpec, { source, feature }: EventTarget): boolean {
  const name = OBJECTIVE_OF[source]
  if (!slos[name]) return false
  if (isOfValues(source)) return feature !== undefined && Object.hasOwn(features, feature)
  return name !== 'missing' || Object.keys(features).length > 0
}

function isOfValues(source: EventSource): boolean {
  return source === 'present' || source === 'missing'
}

/** Whether a point counts for an objective. */
export function isCountedFor({ name, features }: Objective, { source, feature }: EventTarget): boolean {
  if (OBJECTIVE_OF[source] !== name) return false
  return !isOfValues(source) || (feature !== undefined && features?.has(feature) === true)
}

/** The objectives of a spec that are not counted, and why, in sentences; empty where all are. */
export function uncountedObjectives({ model, slos, features }: MonitorSpec): readonly string[] {
  const uncounted: string[] = []
  if (slos.quality)
    uncounted.push(`The objective "quality" of model "${model.name}" is not counted: outcomes are not taken in yet.`)
  if (slos.missing && Object.keys(features).length === 0)
    uncounted.push(
      `The objective "missing" of model "${model.name}" is not counted: the spec declares no features. ` +
        'Name under "features" those that must be there.',
    )
  return uncounted
}

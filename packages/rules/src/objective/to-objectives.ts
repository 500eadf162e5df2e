import type { MonitorSpec } from '@driftline/spec'
import { parseDuration } from '@driftline/spec'
import { complementText, decimalText } from '../decimal.ts'
import { durationText } from '../promql/duration-text.ts'
import { cadenceTiers } from '../tiers/cadence-tiers.ts'
import { EVENT_TIERS } from '../tiers/event-tiers.ts'
import { fitTiers } from '../tiers/fit-tiers.ts'
import type { Tier } from '../tiers/tier.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../tiers/tier.ts'
import { cadenceOf } from './cadence.ts'
import type { Objective } from './objective.ts'
import type { EventCounters } from './sources.ts'
import { customCounters, processorCounters, serviceCalls, serviceDurations } from './sources.ts'

/** Events that make a floor of drift, for windows up to an hour and for longer ones. */
const DRIFT_FLOOR = { hourly: 10, daily: 30 }
const DRIFT_FLOOR_PER_FEATURE = 2
/** Evaluations in the short window of a tier that the spec writes itself. */
const EVALUATIONS = 5
const SHORTEST_INTERVAL_MS = 1000

/** The objectives of a spec, in a fixed order. */
export function toObjectives(spec: MonitorSpec): readonly Objective[] {
  const { slos } = spec
  return [
    ...(slos.availability ? [availability(spec, slos.availability)] : []),
    ...(slos.latency ? [latency(spec, slos.latency)] : []),
    ...(slos.missing ? [missing(spec, slos.missing)] : []),
    ...(slos.freshness ? [freshness(spec, slos.freshness)] : []),
    ...(slos.drift ? [drift(spec, slos.drift)] : []),
    ...(slos.quality ? [quality(spec, slos.quality)] : []),
    ...(slos.custom ?? []).map((slo) => custom(spec, slo)),
  ]
}

type Slos = MonitorSpec['slos']
type Slo<K extends keyof Slos> = NonNullable<Slos[K]>

function availability(spec: MonitorSpec, { objective, source }: Slo<'availability'>): Objective {
  return createObjective(spec, {
    kind: 'availability',
    objective,
    counters: source === 'service' ? serviceCalls(spec, 'availability') : processorCounters(spec, 'availability'),
    tiers: EVENT_TIERS,
    promise: 'calls do not fail',
    badEvents: 'failed calls',
  })
}

function latency(spec: MonitorSpec, { objective, source, belowMs }: Slo<'latency'>): Objective {
  const bound = durationText(belowMs)
  return createObjective(spec, {
    kind: 'latency',
    objective,
    counters: source === 'service' ? serviceDurations(spec, 'latency', belowMs) : processorCounters(spec, 'latency'),
    tiers: EVENT_TIERS,
    promise: `calls take at most ${bound}`,
    badEvents: `calls slower than ${bound}`,
  })
}

function missing(spec: MonitorSpec, { objective }: Slo<'missing'>): Objective {
  return createObjective(spec, {
    kind: 'missing',
    objective,
    counters: processorCounters(spec, 'missing'),
    tiers: EVENT_TIERS,
    evidence: declaredFeatures(spec),
    promise: 'values of declared features are there',
    badEvents: 'missing values',
  })
}

function freshness(spec: MonitorSpec, { objective, belowMs }: Slo<'freshness'>): Objective {
  const bound = durationText(belowMs)
  return createObjective(spec, {
    kind: 'freshness',
    objective,
    counters: processorCounters(spec, 'freshness'),
    tiers: EVENT_TIERS,
    evidence: declaredFeatures(spec),
    promise: `values are at most ${bound} old`,
    badEvents: `values older than ${bound}`,
  })
}

function drift(spec: MonitorSpec, { objective }: Slo<'drift'>): Objective {
  const [primary] = spec.windows
  const cadenceMs = cadenceOf(primary!)
  const isHourly = cadenceMs <= HOUR_MS
  const judged = Object.values(spec.features).filter(({ calendar }) => !calendar).length
  const most = isHourly ? DRIFT_FLOOR.hourly : DRIFT_FLOOR.daily
  return createObjective(spec, {
    kind: 'drift',
    objective,
    counters: processorCounters(spec, 'drift'),
    tiers: cadenceTiers(cadenceMs),
    pages: isHourly && spec.alerting.pageOn.includes('drift'),
    minBad: judged === 0 ? most : Math.min(most, DRIFT_FLOOR_PER_FEATURE * judged),
    promise: `features of a window of ${primary!.name} do not drift`,
    badEvents: 'feature windows that drift',
  })
}

function quality(spec: MonitorSpec, { objective, good }: Slo<'quality'>): Objective {
  return createObjective(spec, {
    kind: 'quality',
    objective,
    counters: processorCounters(spec, 'quality'),
    tiers: cadenceTiers(cadenceOf(spec.labels.cohort)),
    pages: spec.alerting.pageOn.includes('quality'),
    promise: `matured predictions are good (${good})`,
    badEvents: 'matured predictions that were not good',
  })
}

function custom(spec: MonitorSpec, slo: Slo<'custom'>[number]): Objective {
  return createObjective(spec, {
    kind: 'custom',
    name: slo.name,
    objective: slo.objective,
    counters: customCounters(spec, slo),
    tiers: EVENT_TIERS,
    promise: `events: ${slo.description}`,
    badEvents: 'bad events',
  })
}

interface ObjectiveFacts extends Pick<Objective, 'kind' | 'objective' | 'promise' | 'badEvents'> {
  readonly name?: string
  readonly counters: EventCounters
  readonly tiers: readonly Tier[]
  /** One failure makes so many bad events. */
  readonly evidence?: number
  /** Instead of what the spec says. */
  readonly minBad?: number
  /** Whether its fastest tier pages although tickets are its kind's way, or no tier may; left out, they do as they say. */
  readonly pages?: boolean
}

function createObjective(spec: MonitorSpec, facts: ObjectiveFacts): Objective {
  const { kind, objective, counters, evidence = 1, minBad } = facts
  const own = spec.alerting.tiers?.map(toTier)
  const periodMs = parseDuration(spec.alerting.period)
  return {
    kind,
    name: facts.name ?? kind,
    model: spec.model.name,
    objective,
    budget: complementText(objective),
    ...counters,
    fitted: own
      ? { tiers: capped(own, facts.pages), rescaled: [], dropped: [] }
      : fitTiers(capped(facts.tiers, facts.pages), objective, periodMs),
    minBadOf: ({ severity }) =>
      minBad ?? evidence * (severity === 'critical' ? spec.alerting.minBad.page : spec.alerting.minBad.ticket),
    promise: `${percentText(objective)} of ${facts.promise}`,
    badEvents: facts.badEvents,
  }
}

function capped(tiers: readonly Tier[], pages: boolean | undefined): readonly Tier[] {
  if (pages === undefined) return tiers
  return tiers.map((tier, i) =>
    Object.assign({}, tier, { severity: pages && i === 0 ? 'critical' : 'warning' } as const),
  )
}

function percentText(share: number): string {
  return `${decimalText(Number((100 * share).toPrecision(12)))} %`
}

function toTier(own: NonNullable<MonitorSpec['alerting']['tiers']>[number], i: number): Tier {
  return { ...own, intervalMs: intervalOf(own), isArmedAtOnce: i === 0 }
}

/** Often enough to see the short window end. */
function intervalOf({ longMs, shortMs }: Pick<Tier, 'longMs' | 'shortMs'>): number {
  if (longMs >= DAY_MS) return 5 * MINUTE_MS
  return Math.min(MINUTE_MS, Math.max(SHORTEST_INTERVAL_MS, Math.floor(shortMs / EVALUATIONS / 1000) * 1000))
}

function declaredFeatures({ features }: MonitorSpec): number {
  return Math.max(1, Object.keys(features).length)
}

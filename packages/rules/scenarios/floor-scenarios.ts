import { declaredFeatures } from './declared-features.ts'
import { DAY, HOUR } from './durations.ts'
import { availability } from './event-scenarios.ts'
import type { Span } from './event-series.ts'
import { eventSeries, minutesOf } from './event-series.ts'
import { burn } from './firings.ts'
import type { Firing, Run, Scenario } from './scenario.ts'
import { alike } from './scenario.ts'

/** A tier and the fewest bad events of which it tells. */
export interface Floor extends Pick<Run, 'sampleMinutes' | 'evaluationMinutes'>, Pick<Scenario, 'options'> {
  readonly spec: string
  readonly slo: string
  readonly floor: number
  readonly events: number
  readonly everyMinutes: number
  readonly longMinutes: number
  /** For so long after all but the last bad event nothing is bad: a rule that wants one less fires meanwhile. */
  readonly waitMinutes: number
  readonly fires: Firing
}

/** One bad event less than the floor: nothing. One more within the long window: it fires. */
export function floorScenario(id: string, own: Floor): Scenario {
  const { spec, slo, floor, events, everyMinutes, longMinutes, waitMinutes, fires, options, ...times } = own
  const clean = (minutes: number): Span => ({ minutes, total: events / everyMinutes, everyMinutes })
  const bad = (count: number): Span => {
    const minutes = Math.ceil(count / events) * everyMinutes
    return { minutes, total: events / everyMinutes, bad: count / minutes, everyMinutes }
  }
  const before = [clean(longMinutes), bad(floor - 1), clean(waitMinutes)]
  const after = [bad(1), clean(Math.max(2 * HOUR, 2 * everyMinutes))]
  return {
    id: `floor-${id}`,
    title: `${floor - 1} bad events, then one more`,
    specs: [spec],
    ...(options && { options }),
    series: ({ sampleMinutes }) => eventSeries([...before, ...after], { slo }, sampleMinutes),
    runs: alike({ historyMinutes: minutesOf(before), endMinute: minutesOf(after), ...times }),
    fires: [fires],
  }
}

const everyMinute = { events: 1, everyMinutes: 1, sampleMinutes: 1 }
const fast = { longMinutes: HOUR, waitMinutes: 20, fires: burn('fast', 3, 16) }
const medium = { longMinutes: 6 * HOUR, waitMinutes: HOUR, fires: burn('medium', 6, 46) }
const slow = { longMinutes: DAY, waitMinutes: HOUR, fires: burn('slow', 17) }
const budget = { longMinutes: 3 * DAY, waitMinutes: 2 * HOUR, fires: burn('budget', 32) }

const calls = { ...everyMinute, spec: availability(0.999), slo: 'availability' }
/** Of three features, so that it takes three times as many bad values. */
const missing = { ...everyMinute, spec: ofFeatures(3, 'slos: {missing: 0.999}'), slo: 'missing' }
const freshness = {
  ...everyMinute,
  spec: ofFeatures(3, 'slos: {freshness: {below: 1h, objective: 0.999}}'),
  slo: 'freshness',
}

const hourlyDrift = {
  spec: ofFeatures(20, 'windows: [1h]\nslos: {drift: 0.999}'),
  slo: 'drift',
  floor: 10,
  events: 20,
  everyMinutes: HOUR,
  sampleMinutes: 5,
  waitMinutes: HOUR,
}
const dailyDrift = (features: number): Omit<Floor, 'floor' | 'events'> => ({
  spec: ofFeatures(features, 'windows: [1d]\nslos: {drift: 0.999}'),
  slo: 'drift',
  everyMinutes: DAY,
  sampleMinutes: 30,
  evaluationMinutes: 21,
  longMinutes: 3 * DAY,
  waitMinutes: 0,
  fires: burn('slow', DAY + 126),
})

export const floorScenarios: readonly Scenario[] = [
  floorScenario('fast', { ...calls, ...fast, floor: 5 }),
  floorScenario('medium', { ...calls, ...medium, floor: 5 }),
  floorScenario('slow', { ...calls, ...slow, floor: 10 }),
  floorScenario('budget', { ...calls, ...budget, floor: 10 }),
  floorScenario('missing-page', { ...missing, ...fast, floor: 15 }),
  floorScenario('missing-ticket', { ...missing, ...slow, floor: 30 }),
  floorScenario('freshness-page', { ...freshness, ...fast, floor: 15 }),
  floorScenario('freshness-ticket', { ...freshness, ...slow, floor: 30 }),
  floorScenario('hourly-slow', { ...hourlyDrift, longMinutes: DAY, fires: burn('slow', HOUR + 5) }),
  floorScenario('hourly-budget', { ...hourlyDrift, longMinutes: 3 * DAY, fires: burn('budget', HOUR + 15) }),
  floorScenario('daily', { ...dailyDrift(40), events: 40, floor: 30 }),
  floorScenario('daily-few', { ...dailyDrift(3), events: 6, floor: 6 }),
]

function ofFeatures(count: number, rest: string): string {
  return `model: {name: m}\n${declaredFeatures(count)}${rest}\n`
}

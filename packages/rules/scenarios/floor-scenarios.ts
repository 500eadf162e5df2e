import { burn } from './burn-firing.ts'
import type { Span } from './event-series.ts'
import { eventSeries, minutesOf } from './event-series.ts'
import type { Firing, Scenario } from './scenario.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** A tier and the fewest bad events of which it tells. */
interface Floor {
  readonly id: string
  readonly spec: string
  readonly slo: string
  readonly floor: number
  readonly events: number
  readonly everyMinutes: number
  /** For longer than this nothing is bad between one less and as many. */
  readonly longMinutes: number
  readonly sampleMinutes: number
  readonly evaluationMinutes?: number
  readonly fires: Firing
}

/** One bad event less than the floor: nothing. As many as the floor: it fires. */
function floor({ id, spec, slo, floor, events, everyMinutes, longMinutes, fires, ...times }: Floor): Scenario {
  const clean: Span = {
    minutes: Math.ceil((longMinutes * 1.3) / everyMinutes) * everyMinutes,
    total: events / everyMinutes,
    everyMinutes,
  }
  const bad = (count: number): readonly Span[] => {
    const periods = Math.ceil(count / events)
    const minutes = periods * everyMinutes
    return [
      {
        minutes,
        total: events / everyMinutes,
        bad: count / minutes,
        everyMinutes: periods > 1 ? everyMinutes : minutes,
      },
    ]
  }
  const before = [clean, ...bad(floor - 1), clean]
  const start = minutesOf(before)
  const after = [...bad(floor), { ...clean, minutes: Math.max(2 * HOUR, 4 * everyMinutes) }]
  return {
    id,
    title: `${floor - 1} bad events, then ${floor}`,
    specs: [spec],
    series: () => eventSeries([...before, ...after], { slo }, times.sampleMinutes),
    historyMinutes: { everyMinute: start, slow: start },
    endMinute: minutesOf(after),
    fires: [fires],
    ...times,
  }
}

const rare = {
  spec: 'model: {name: m}\nslos: {availability: 0.999}\n',
  slo: 'availability',
  events: 1,
  everyMinutes: 1,
  sampleMinutes: 1,
}
const features = (count: number): string =>
  `features: {${Array.from({ length: count }, (_, i) => `f${i}: {type: numeric}`).join(', ')}}\n`
const verdicts = (window: string, count: number): Pick<Floor, 'spec' | 'slo'> => ({
  spec: `model: {name: m}\n${features(count)}windows: [${window}]\nslos: {drift: 0.999}\n`,
  slo: 'drift',
})
const hourly = { ...verdicts('1h', 20), floor: 10, events: 20, everyMinutes: HOUR, sampleMinutes: 5 }
const daily = { everyMinutes: DAY, sampleMinutes: 10, evaluationMinutes: 21, longMinutes: 4 * DAY }

export const floorScenarios: readonly Scenario[] = [
  floor({ id: 'floor-fast', ...rare, floor: 5, longMinutes: HOUR, fires: burn('fast', 7, 20) }),
  floor({ id: 'floor-medium', ...rare, floor: 5, longMinutes: 6 * HOUR, fires: burn('medium', 10, 50) }),
  floor({ id: 'floor-slow', ...rare, floor: 10, longMinutes: DAY, fires: burn('slow', 27) }),
  floor({ id: 'floor-budget', ...rare, floor: 10, longMinutes: 3 * DAY, fires: burn('budget', 44) }),
  floor({ id: 'floor-hourly-slow', ...hourly, longMinutes: DAY, fires: burn('slow', HOUR + 5) }),
  floor({ id: 'floor-hourly-budget', ...hourly, longMinutes: 3 * DAY, fires: burn('budget', HOUR + 15) }),
  floor({ id: 'floor-daily', ...verdicts('1d', 40), events: 40, floor: 30, ...daily, fires: burn('slow', 1566, 5829) }),
  floor({
    id: 'floor-daily-few',
    ...verdicts('1d', 3),
    events: 6,
    floor: 6,
    ...daily,
    fires: burn('slow', 1566, 5829),
  }),
]

import { burn } from './burn-firing.ts'
import type { Span } from './event-series.ts'
import { eventSeries, minutesOf } from './event-series.ts'
import type { Scenario } from './scenario.ts'

const HOUR = 60
const DAY = 24 * HOUR
/** How far from its threshold a share of bad events is: less than any mutation. */
const BELOW = 0.95
const ABOVE = 1.05
/** Longer than the window, also where that is a quarter longer. */
const LONGER = 1.3

/** A tier of an objective, as it should be. */
interface Edge {
  readonly id: string
  readonly tier: string
  readonly spec: string
  readonly slo: string
  /** Share of bad events above which it fires, once they last as long as its long window. */
  readonly share: number
  readonly longMinutes: number
  readonly pace: Pace
  /** When it fires, minutes after the share is above. */
  readonly from: number
}

/** How events come and how often they are looked at. */
interface Pace {
  readonly events: number
  readonly everyMinutes: number
  readonly sampleMinutes: number
  readonly evaluationMinutes?: number
}

const BUSY: Pace = { events: 6000, everyMinutes: 1, sampleMinutes: 1 }
const STEADY: Pace = { events: 30_000, everyMinutes: 5, sampleMinutes: 5, evaluationMinutes: 20 }
const HOURLY: Pace = { events: 400, everyMinutes: HOUR, sampleMinutes: 5, evaluationMinutes: 20 }
const DAILY: Pace = { events: 1000, everyMinutes: DAY, sampleMinutes: 10, evaluationMinutes: 150 }

/** Just below the threshold for longer than the long window: nothing. Just above: it fires when that is nearly full. */
function edge({ id, tier, spec, slo, share, longMinutes, pace, from }: Edge): Scenario {
  const { events, everyMinutes, ...times } = pace
  const minutes = Math.ceil((LONGER * longMinutes) / everyMinutes) * everyMinutes
  const span = (of: number): Span => ({
    minutes,
    everyMinutes,
    total: events / everyMinutes,
    bad: Math.round(events * of) / everyMinutes,
  })
  const before = [span(0), span(BELOW * share), span(0)]
  const start = minutesOf(before)
  return {
    id,
    title: `the share of bad events is 5 % below the threshold of the tier ${tier}, then 5 % above`,
    specs: [spec],
    series: () => eventSeries([...before, span(ABOVE * share)], { slo }, pace.sampleMinutes),
    historyMinutes: { everyMinute: start, slow: start },
    endMinute: minutes,
    fires: [burn(tier, from)],
    ...times,
  }
}

const availability = (objective: number): Pick<Edge, 'spec' | 'slo'> => ({
  spec: `model: {name: m}\nslos: {availability: ${objective}}\n`,
  slo: 'availability',
})
const drift: Pick<Edge, 'spec' | 'slo'> = {
  spec: 'model: {name: m}\nwindows: [1h]\nslos: {drift: 0.95}\n',
  slo: 'drift',
}
const quality: Pick<Edge, 'spec' | 'slo'> = {
  spec: 'model: {name: m}\nslos: {quality: {good: it is right, objective: 0.9}}\n',
  slo: 'quality',
}

/** One for each tier. They are for mutants of it; of the rules as they are they say little more than the others. */
export const edgeScenarios: readonly Scenario[] = [
  edge({ id: 'edge-fast', tier: 'fast', ...availability(0.99), share: 0.144, longMinutes: HOUR, pace: BUSY, from: 60 }),
  edge({
    id: 'edge-fast-rescaled',
    tier: 'fast',
    ...availability(0.9),
    share: 0.72,
    longMinutes: 2 * HOUR,
    pace: BUSY,
    from: 117,
  }),
  edge({
    id: 'edge-medium',
    tier: 'medium',
    ...availability(0.99),
    share: 0.06,
    longMinutes: 6 * HOUR,
    pace: BUSY,
    from: 348,
  }),
  edge({
    id: 'edge-slow',
    tier: 'slow',
    ...availability(0.99),
    share: 0.03,
    longMinutes: DAY,
    pace: STEADY,
    from: 1400,
  }),
  edge({
    id: 'edge-budget',
    tier: 'budget',
    ...availability(0.99),
    share: 0.01,
    longMinutes: 3 * DAY,
    pace: STEADY,
    from: 4160,
  }),
  edge({
    id: 'edge-hourly-slow',
    tier: 'slow',
    ...drift,
    share: 0.15,
    longMinutes: DAY,
    pace: HOURLY,
    from: 1400,
  }),
  edge({
    id: 'edge-hourly-budget',
    tier: 'budget',
    ...drift,
    share: 0.05,
    longMinutes: 3 * DAY,
    pace: HOURLY,
    from: 4160,
  }),
  edge({ id: 'edge-daily-slow', tier: 'slow', ...quality, share: 0.3, longMinutes: 3 * DAY, pace: DAILY, from: 4620 }),
  edge({
    id: 'edge-daily-steady',
    tier: 'steady',
    ...quality,
    share: 0.2,
    longMinutes: 7 * DAY,
    pace: DAILY,
    from: 10_350,
  }),
  edge({
    id: 'edge-daily-budget',
    tier: 'budget',
    ...quality,
    share: 0.1,
    longMinutes: 14 * DAY,
    pace: DAILY,
    from: 20_370,
  }),
]

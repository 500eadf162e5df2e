import { DAY, HOUR } from './durations.ts'
import { availability } from './event-scenarios.ts'
import type { Span } from './event-series.ts'
import { eventSeries } from './event-series.ts'
import { burn } from './firings.ts'
import type { Run, Scenario } from './scenario.ts'
import { alike } from './scenario.ts'

/** How far from its threshold a share of bad events is: less than any mutation, and half and half is below. */
const BELOW = 0.95
const ABOVE = 1.04
/** Longer than the window, also where that is a quarter longer. */
const LONGER = 1.3
/** So much of the window above the threshold outweighs what is below it, and leaves time to wait. */
const OUTWEIGHS = 0.75

/** A tier of an objective, as it should be. */
interface Edge {
  readonly tier: string
  readonly spec: string
  readonly slo: string
  /** Share of bad events above which it fires. */
  readonly share: number
  readonly longMinutes: number
  readonly pace: Pace
  /** When it fires, minutes after the share is above. */
  readonly from: number
}

/** How events come and how often they are looked at. */
interface Pace extends Pick<Run, 'sampleMinutes' | 'evaluationMinutes'> {
  readonly events: number
  readonly everyMinutes: number
}

const BUSY: Pace = { events: 6000, everyMinutes: 1, sampleMinutes: 1 }
const STEADY: Pace = { events: 30_000, everyMinutes: 5, sampleMinutes: 5, evaluationMinutes: 20 }
const HOURLY: Pace = { events: 4000, everyMinutes: HOUR, sampleMinutes: 5, evaluationMinutes: 20 }
const DAILY: Pace = { events: 1000, everyMinutes: DAY, sampleMinutes: 30, evaluationMinutes: 150 }

/** Just below the threshold for longer than the long window, then just above: it fires when a bit more than half of the window is above. */
function edge(id: string, { tier, spec, slo, share, longMinutes, pace, from }: Edge): Scenario {
  const { events, everyMinutes, ...times } = pace
  const span = (of: number, windows: number): Span => ({
    minutes: Math.ceil((windows * longMinutes) / everyMinutes) * everyMinutes,
    everyMinutes,
    total: events / everyMinutes,
    bad: Math.round(events * of) / everyMinutes,
  })
  const below = span(BELOW * share, LONGER)
  const above = span(ABOVE * share, OUTWEIGHS)
  return {
    id: `edge-${id}`,
    title: `the share of bad events is 5 % below the threshold of the tier ${tier}, then 4 % above`,
    specs: [spec],
    series: ({ sampleMinutes }) => eventSeries([below, above], { slo }, sampleMinutes),
    runs: alike({ historyMinutes: below.minutes, endMinute: above.minutes, ...times }),
    fires: [burn(tier, from)],
  }
}

const calls = (objective: number): Pick<Edge, 'spec' | 'slo'> => ({
  spec: availability(objective),
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
  edge('fast', { tier: 'fast', ...calls(0.99), share: 0.144, longMinutes: HOUR, pace: BUSY, from: 36 }),
  edge('fast-rescaled', { tier: 'fast', ...calls(0.9), share: 0.72, longMinutes: 2 * HOUR, pace: BUSY, from: 69 }),
  edge('medium', { tier: 'medium', ...calls(0.99), share: 0.06, longMinutes: 6 * HOUR, pace: BUSY, from: 207 }),
  edge('slow', { tier: 'slow', ...calls(0.99), share: 0.03, longMinutes: DAY, pace: STEADY, from: 820 }),
  edge('budget', { tier: 'budget', ...calls(0.99), share: 0.01, longMinutes: 3 * DAY, pace: STEADY, from: 2440 }),
  edge('hourly-slow', { tier: 'slow', ...drift, share: 0.15, longMinutes: DAY, pace: HOURLY, from: 860 }),
  edge('hourly-budget', { tier: 'budget', ...drift, share: 0.05, longMinutes: 3 * DAY, pace: HOURLY, from: 2475 }),
  edge('daily-slow', { tier: 'slow', ...quality, share: 0.3, longMinutes: 3 * DAY, pace: DAILY, from: 3000 }),
  edge('daily-steady', { tier: 'steady', ...quality, share: 0.2, longMinutes: 7 * DAY, pace: DAILY, from: 6000 }),
  edge('daily-budget', { tier: 'budget', ...quality, share: 0.1, longMinutes: 14 * DAY, pace: DAILY, from: 11_700 }),
]

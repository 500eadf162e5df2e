import { DAY, HOUR } from './durations.ts'
import type { Span } from './event-series.ts'
import { eventSeries, minutesOf } from './event-series.ts'
import { burn, labelled } from './firings.ts'
import type { Firing, Run, Scenario } from './scenario.ts'

/** Clean traffic before anything happens: the longest window and a bit. */
const HISTORY = 73 * HOUR
/** As much as the rules need that are evaluated every minute, without and with those that look back a day. */
const HISTORY_OF_FAST = 7 * HOUR
export const HISTORY_OF_A_DAY = 25 * HOUR
/** From here on a steady fault is nothing new to tiers of six hours. */
export const STEADY = 12 * HOUR
/** Between samples for the slow tiers: the most that all spans are made of. */
const SLOW_SAMPLE_MINUTES = [5, 3, 2]

export const BUSY = 600
const LITTLE = 10 / HOUR
const HARDLY_ANY = 2 / HOUR

/** Good traffic, and then what happens: where calls are rare, the first of them comes at minute 0. */
export type Story = Pick<Scenario, 'id' | 'title' | 'fires'> &
  Partial<Scenario> & {
    readonly objective: number
    readonly spans: readonly Span[]
    /** Calls per minute before; left out, as many as in the first span. */
    readonly before?: number
    /** Other times of the rules that are evaluated every minute. */
    readonly everyMinute?: Partial<Run>
  }

export function afterCleanHistory(story: Story): Scenario {
  const { objective, spans, before = spans[0]?.total ?? 0, everyMinute, ...rest } = story
  const lead = before > 0 && before < 1 ? Math.round(1 / before) : 0
  const endMinute = minutesOf(spans) - lead
  const isWhole = (minutes: number): boolean =>
    [lead, ...spans.map((span) => span.minutes)].every((own) => own % minutes === 0)
  const slowSampleMinutes = SLOW_SAMPLE_MINUTES.find(isWhole) ?? 1
  return {
    specs: [availability(objective)],
    series: ({ historyMinutes, sampleMinutes }) =>
      eventSeries([{ minutes: historyMinutes - lead, total: before }, ...spans], {}, sampleMinutes),
    runs: {
      everyMinute: { historyMinutes: HISTORY_OF_FAST, endMinute, sampleMinutes: 1, ...everyMinute },
      slow: { historyMinutes: HISTORY, endMinute, sampleMinutes: slowSampleMinutes },
    },
    ...rest,
  }
}

export function availability(objective: number, model = 'm'): string {
  return `model: {name: ${model}}\nslos: {availability: ${objective}}\n`
}

/** All calls fail for ten minutes, of an objective of 0.999. */
export const OUTAGE: readonly Span[] = [
  { minutes: 10, total: BUSY, bad: BUSY },
  { minutes: 440, total: BUSY },
]
export const BURNS_OF_OUTAGE: readonly Firing[] = [
  burn('fast', 3, 25),
  burn('medium', 8, 55),
  burn('slow', 20, 160),
  burn('budget', 35, 430),
]

export const eventScenarios: readonly Scenario[] = [
  afterCleanHistory({
    id: '1',
    title: 'a tenth of the budget burns for three days',
    objective: 0.999,
    spans: [{ minutes: 3 * DAY, total: BUSY, bad: 0.06 }],
    everyMinute: { endMinute: STEADY },
    fires: [],
  }),
  afterCleanHistory({
    id: '2',
    title: 'all calls fail for ten minutes',
    objective: 0.999,
    spans: OUTAGE,
    fires: BURNS_OF_OUTAGE,
  }),
  afterCleanHistory({
    id: '3a',
    title: 'all calls fail for two minutes, of a loose objective',
    objective: 0.995,
    spans: [
      { minutes: 2, total: BUSY, bad: BUSY },
      { minutes: 120, total: BUSY },
    ],
    fires: [],
  }),
  afterCleanHistory({
    id: '3b',
    title: 'all calls fail for two minutes, of a strict objective',
    objective: 0.999,
    spans: [
      { minutes: 2, total: BUSY, bad: BUSY },
      { minutes: 120, total: BUSY },
    ],
    fires: [burn('fast', 3, 17)],
  }),
  afterCleanHistory({
    id: '4',
    title: 'the budget burns ten times too fast for thirty hours',
    objective: 0.995,
    spans: [{ minutes: 30 * HOUR, total: BUSY, bad: 30 }],
    everyMinute: { endMinute: STEADY },
    fires: [burn('medium', 222), burn('slow', 450), burn('budget', 465)],
    remark:
      'Six tenths of six hours and `for: 5m`; the notes say 225 minutes for the medium tier. The fast tier needs 14.4 and never comes.',
  }),
  afterCleanHistory({
    id: '5',
    title: 'the budget burns half again too fast for 78 hours',
    objective: 0.995,
    spans: [{ minutes: 78 * HOUR, total: BUSY, bad: 4.5 }],
    everyMinute: { endMinute: STEADY },
    fires: [burn('budget', 2 * DAY + 35)],
    remark: 'Two thirds of three days and `for: 30m`, and an evaluation later: exactly at two days it is not above 1.',
  }),
  afterCleanHistory({
    id: '6',
    title: 'one call of ten an hour fails',
    objective: 0.999,
    spans: [
      { minutes: 6, total: LITTLE, bad: LITTLE },
      { minutes: 6 * HOUR, total: LITTLE },
    ],
    fires: [],
  }),
  afterCleanHistory({
    id: '7',
    title: 'all calls fail, at ten an hour',
    objective: 0.999,
    spans: [{ minutes: 4 * HOUR, total: LITTLE, bad: LITTLE }],
    fires: [burn('fast', 26), burn('medium', 29), burn('slow', 69), burn('budget', 84)],
  }),
  afterCleanHistory({
    id: '8',
    title: 'all calls fail, at two an hour',
    objective: 0.999,
    spans: [{ minutes: 8 * HOUR, total: HARDLY_ANY, bad: HARDLY_ANY }],
    fires: [burn('medium', 125), burn('slow', 285), burn('budget', 300)],
    remark:
      'The notes say about 129, 290 and 310: their bad counter was extrapolated over the windows, so that it read a bit less than the fifth and tenth call; a total less its good events reads whole ones.',
  }),
  afterCleanHistory({
    id: '9',
    title: 'nobody calls for 200 minutes',
    objective: 0.999,
    before: 60,
    everyMinute: { historyMinutes: HISTORY_OF_A_DAY },
    spans: [
      { minutes: 200, total: 0 },
      { minutes: 60, total: 60 },
    ],
    fires: [{ alert: 'ModelSLONoTraffic', where: { severity: 'info' }, from: 75, until: 201 }],
    remark:
      'Idle is 0 and present, as the issue restates it; the notes had the ratio absent. That nobody calls is told, as information.',
    reads: [
      { expr: 'sum(model_slo:burn_rate:ratio5m)', minute: 100, value: 0 },
      { expr: 'sum(model_slo:burn_rate:ratio1h)', minute: 199, value: 0 },
      { expr: 'sum(model_slo:period_error_budget_remaining:ratio)', minute: 199, value: 1 },
      { expr: 'sum(model_slo:burn_rate:ratio5m)', minute: 240, value: 0 },
    ],
  }),
  afterCleanHistory({
    id: '10',
    title: 'no call has ever failed',
    objective: 0.999,
    spans: [{ minutes: HOUR, total: 60 }],
    fires: [],
    reads: [
      { expr: 'sum(model_slo:burn_rate:ratio5m)', minute: 30, value: 0 },
      { expr: 'sum(model_slo:burn_rate:ratio3d)', minute: 30, value: 0 },
      { expr: 'sum(model_slo:period_error_budget_remaining:ratio)', minute: 30, value: 1 },
    ],
  }),
  afterCleanHistory({
    id: '11',
    title: 'the processor is gone',
    objective: 0.999,
    before: 60,
    spans: [{ minutes: 26 * HOUR, total: 0, isGone: true }],
    everyMinute: { historyMinutes: HISTORY_OF_A_DAY },
    fires: [{ alert: 'ModelSLODataMissing', where: {}, from: 16, until: DAY }],
    remark: 'The form per environment and model, without `absent`, comes 16 minutes after the last sample.',
  }),
  afterCleanHistory({
    id: '12',
    title: 'the processor begins anew and counts from zero',
    objective: 0.999,
    spans: [{ minutes: 7 * HOUR, total: BUSY, isReset: true }],
    fires: [],
  }),
  afterCleanHistory({
    id: '13',
    title: 'all calls fail, of an objective that no failure would burn fast enough in an hour',
    objective: 0.9,
    spans: [{ minutes: 4 * HOUR, total: BUSY, bad: BUSY }],
    fires: [labelled(burn('fast', 89), { long_window: '2h' }), burn('medium', 222)],
  }),
  afterCleanHistory({
    id: '13-ends',
    title: 'the same for 95 minutes, and then a bit less than would be told',
    objective: 0.9,
    spans: [
      { minutes: 95, total: BUSY, bad: BUSY },
      { minutes: HOUR, total: BUSY, bad: 0.7 * BUSY },
    ],
    fires: [burn('fast', 89, 115)],
  }),
  afterCleanHistory({
    id: '15',
    title: 'a third of the calls fails for three minutes of every six, twenty times',
    objective: 0.99,
    spans: [
      ...Array.from({ length: 20 }, () => [
        { minutes: 3, total: BUSY, bad: 180 },
        { minutes: 3, total: BUSY },
      ]).flat(),
      { minutes: 60, total: BUSY },
    ],
    fires: [burn('fast', 59, 130)],
    remark: 'One episode: without `keep_firing_for` there would be ten, which a mutant shows.',
  }),
]

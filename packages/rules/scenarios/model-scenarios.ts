import { METRIC_ML_MAINTENANCE_ACTIVE } from '@driftline/semconv'
import { PROCESSOR_DOWN_ALERT } from '../src/alerts/processor-down.ts'
import { LABEL } from '../src/names.ts'
import { processorRules } from '../src/processor-rules.ts'
import { declaredFeatures } from './declared-features.ts'
import { HOUR } from './durations.ts'
import {
  BURNS_OF_OUTAGE,
  BUSY,
  HISTORY_OF_A_DAY,
  OUTAGE,
  STEADY,
  afterCleanHistory,
  availability,
} from './event-scenarios.ts'
import type { Span } from './event-series.ts'
import { countEvents, eventSeries, minutesOf } from './event-series.ts'
import { burn, labelled, told } from './firings.ts'
import { gaugeSeries } from './gauge-series.ts'
import { encodeSamples } from './input-series.ts'
import type { Scenario } from './scenario.ts'
import { alike } from './scenario.ts'

const FEATURES = 20
/** Rows at 2 requests an hour. */
const ROW_EVERY = 30
const ROWS = { total: FEATURES / ROW_EVERY, everyMinutes: ROW_EVERY }
const EMPTY_ROW: readonly Span[] = [
  { minutes: ROW_EVERY, bad: FEATURES / ROW_EVERY, ...ROWS },
  { minutes: 6 * HOUR, ...ROWS },
]

const IN_MAINTENANCE = { from: -4, until: 71 }

/** An outage that begins within planned work. */
function inMaintenance(
  story: Pick<Scenario, 'id' | 'title' | 'fires' | 'remark'> & { readonly outageMinutes: number },
): Scenario {
  const { outageMinutes, ...rest } = story
  const spans: readonly Span[] = [
    { minutes: outageMinutes, total: BUSY, bad: BUSY },
    { minutes: 900 - outageMinutes, total: BUSY },
  ]
  return afterCleanHistory({
    objective: 0.99,
    spans,
    series: ({ historyMinutes: minutes, sampleMinutes }) => [
      ...eventSeries([{ minutes, total: BUSY }, ...spans], {}, sampleMinutes),
      gaugeSeries({
        metric: METRIC_ML_MAINTENANCE_ACTIVE,
        minutes: minutes + minutesOf(spans),
        sampleMinutes,
        valueAt: (minute) =>
          minute - minutes >= IN_MAINTENANCE.from && minute - minutes < IN_MAINTENANCE.until ? 1 : 0,
      }),
    ],
    ...rest,
  })
}

const HALF_FAIL: Span = { minutes: HOUR, total: BUSY, bad: BUSY / 2 }

/** A spec that calls somebody only for production. */
const PRODUCTION_ONLY = `${availability(0.999)}alerting: {environments: [production]}\n`

/** An outage in one environment of a model, while another is healthy. */
function outageIn(
  story: Pick<Scenario, 'id' | 'title' | 'fires'> & { readonly failing: string; readonly healthy: string },
): Scenario {
  const { failing, healthy, ...rest } = story
  return afterCleanHistory({
    objective: 0.999,
    specs: [PRODUCTION_ONLY],
    spans: OUTAGE,
    series: ({ historyMinutes, sampleMinutes }) => [
      ...eventSeries([{ minutes: historyMinutes, total: BUSY }, ...OUTAGE], { environment: failing }, sampleMinutes),
      ...eventSeries(
        [{ minutes: historyMinutes + minutesOf(OUTAGE), total: BUSY }],
        { environment: healthy },
        sampleMinutes,
      ),
    ],
    ...rest,
  })
}

const BURNS_OF_ORDERS = BURNS_OF_OUTAGE.map((own) => labelled(own, { [LABEL.model]: 'm', [LABEL.slo]: 'orders' }))

/** An outage that counters of the user's own tell of, which know no environment. */
function orders(
  story: Pick<Scenario, 'id' | 'title' | 'fires'> & { readonly workOn?: Readonly<Record<string, string>> },
): Scenario {
  const { workOn, ...rest } = story
  return afterCleanHistory({
    objective: 0.999,
    specs: [
      `model: {name: m}
slos:
  custom: [{name: orders, good: 'orders_good_total{shop="a"}', total: 'orders_total{shop="a"}', objective: 0.999, description: Orders go through.}]
alerting: {environments: [production]}
`,
    ],
    spans: OUTAGE,
    series: ({ historyMinutes, sampleMinutes }) => {
      const { total, good } = countEvents([{ minutes: historyMinutes, total: BUSY }, ...OUTAGE], sampleMinutes)
      const work = { metric: METRIC_ML_MAINTENANCE_ACTIVE, minutes: historyMinutes + minutesOf(OUTAGE), sampleMinutes }
      return [
        { series: 'orders_total{shop="a"}', values: encodeSamples(total) },
        { series: 'orders_good_total{shop="a"}', values: encodeSamples(good) },
        { series: 'orders_total{shop="b"}', values: encodeSamples(total) },
        ...(workOn ? [gaugeSeries({ ...work, labels: workOn, valueAt: () => 1 })] : []),
      ]
    },
    ...rest,
  })
}

/** Calls of an objective of which nothing was counted before. */
function ofNewObjective(
  story: Pick<Scenario, 'id' | 'title' | 'fires'> & {
    readonly objective: number
    readonly spans: readonly Span[]
    /** Whether good events have a series. Default true. */
    readonly isGoodThere?: boolean
  },
): Scenario {
  const { objective, spans, isGoodThere = true, ...rest } = story
  return {
    specs: [availability(objective)],
    series: ({ sampleMinutes }) => eventSeries(spans, {}, sampleMinutes).slice(0, isGoodThere ? 2 : 1),
    runs: {
      everyMinute: { historyMinutes: 0, endMinute: STEADY, sampleMinutes: 1 },
      slow: { historyMinutes: 0, endMinute: minutesOf(spans), sampleMinutes: 5 },
    },
    ...rest,
  }
}

export const modelScenarios: readonly Scenario[] = [
  afterCleanHistory({
    id: '14',
    title: 'half of the calls of one model fail, those of another do not',
    objective: 0.99,
    specs: ['a', 'b'].map((model) => availability(0.99, model)),
    spans: [HALF_FAIL],
    series: ({ historyMinutes, sampleMinutes }) => [
      ...eventSeries([{ minutes: historyMinutes, total: BUSY }, HALF_FAIL], { model: 'a' }, sampleMinutes),
      ...eventSeries([{ minutes: historyMinutes + HALF_FAIL.minutes, total: BUSY }], { model: 'b' }, sampleMinutes),
    ],
    fires: [labelled(burn('fast', 20), { [LABEL.model]: 'a' }), labelled(burn('medium', 49), { [LABEL.model]: 'a' })],
    remark: 'The notes tell of the fast tier only; half of the calls are also above 6 over six hours after 44 minutes.',
  }),
  inMaintenance({ id: '16', title: 'an outage within planned work', outageMinutes: 60, fires: [] }),
  inMaintenance({
    id: '17',
    title: 'an outage that outlasts planned work',
    outageMinutes: 200,
    fires: [burn('fast', 78, 215), burn('medium', 106, 244), burn('slow', 210, 350), burn('budget', 465, 620)],
    remark: 'Each tier comes when its short window holds no planned work any more.',
  }),
  ofNewObjective({
    id: '18',
    title: 'a new objective, of whose first calls some fail',
    objective: 0.995,
    spans: [
      { minutes: 20, total: BUSY, bad: 30 },
      { minutes: 60 * HOUR, total: BUSY },
    ],
    fires: [],
  }),
  ofNewObjective({
    id: 'no-good-series',
    title: 'a new objective without any good event',
    objective: 0.999,
    spans: [{ minutes: 56 * HOUR, total: BUSY, bad: BUSY }],
    isGoodThere: false,
    fires: [burn('fast', 3), burn('medium', 275), burn('slow', 18 * HOUR + 15), burn('budget', 54 * HOUR + 30)],
  }),
  afterCleanHistory({
    id: 'one-empty-row',
    title: 'all features of one row are missing, at two rows an hour',
    objective: 0.999,
    specs: [`model: {name: m}\n${declaredFeatures(FEATURES)}slos: {missing: 0.999}\n`],
    spans: EMPTY_ROW,
    before: 0,
    series: ({ historyMinutes, sampleMinutes }) =>
      eventSeries([{ minutes: historyMinutes, ...ROWS }, ...EMPTY_ROW], { slo: 'missing' }, sampleMinutes),
    fires: [],
  }),
  outageIn({
    id: 'staging',
    title: 'all calls fail in an environment that calls nobody',
    failing: 'staging',
    healthy: 'production',
    fires: BURNS_OF_OUTAGE.map((own) => labelled(own, { severity: 'info', [LABEL.environment]: 'staging' })),
  }),
  outageIn({
    id: 'production',
    title: 'all calls fail in an environment that calls somebody, beside one that does not',
    failing: 'production',
    healthy: 'staging',
    fires: BURNS_OF_OUTAGE.map((own, i) => labelled(own, { severity: i < 2 ? 'critical' : 'warning' })),
  }),
  orders({
    id: 'custom',
    title: 'no order of a shop goes through for ten minutes',
    fires: BURNS_OF_ORDERS,
  }),
  orders({
    id: 'custom-work',
    title: 'the same during planned work on the model of these orders',
    workOn: { [LABEL.environment]: 'production', [LABEL.model]: 'm' },
    fires: [],
  }),
  orders({
    id: 'custom-work-in-staging',
    title: 'the same during planned work where nobody is called for',
    workOn: { [LABEL.environment]: 'staging', [LABEL.model]: 'm' },
    fires: BURNS_OF_ORDERS,
  }),
  orders({
    id: 'custom-work-on-another-model',
    title: 'the same during planned work on another model',
    workOn: { [LABEL.environment]: 'production', [LABEL.model]: 'other' },
    fires: BURNS_OF_ORDERS,
  }),
  afterCleanHistory({
    id: 'counts-again',
    title: 'the processor is gone for an hour and counts on',
    objective: 0.999,
    everyMinute: { historyMinutes: HISTORY_OF_A_DAY },
    spans: [
      { minutes: HOUR, total: 0, isGone: true },
      { minutes: 2 * HOUR, total: 60 },
    ],
    before: 60,
    fires: [{ alert: 'ModelSLODataMissing', where: {}, from: 16, until: 61 }],
    reads: [
      { expr: 'sum(model_slo:burn_rate:ratio5m)', minute: 0, value: 0 },
      { expr: 'sum(model_slo:burn_rate:ratio5m)', minute: 30, value: undefined },
    ],
  }),
  {
    id: 'born-at-30',
    title: 'the first sample of an objective has thirty events, all of them bad',
    specs: [availability(0.999)],
    series: () =>
      eventSeries([])
        .slice(0, 1)
        .map(({ series }) => ({ series, values: `30+0x${2 * HOUR}` })),
    runs: alike({ historyMinutes: 0, endMinute: 2 * HOUR, sampleMinutes: 1 }),
    fires: [],
    reads: [{ expr: 'sum(model_slo:burn_rate:ratio1h)', minute: 10, value: 0 }],
    remark:
      'What a counter holds at its first sample is lost: so the processor counts from zero, and keeps its counters.',
  },
  {
    id: 'processor-down',
    title: 'Prometheus does not reach the processor for twenty minutes',
    specs: [],
    beside: processorRules({ job: 'driftline' }).groups,
    series: ({ historyMinutes }) => [
      { series: 'up{job="driftline",instance="a"}', values: `1x${historyMinutes - 1} 0x19 1x60` },
    ],
    runs: alike({ historyMinutes: 10, endMinute: 40, sampleMinutes: 1 }),
    fires: [told(PROCESSOR_DOWN_ALERT, 5, 25)],
  },
]

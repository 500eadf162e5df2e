import { METRIC_ML_MAINTENANCE_ACTIVE, METRIC_ML_SLO_EVENTS } from '@driftline/semconv'
import { LABEL, prometheusNameOf } from '../src/names.ts'
import { burn, labelled } from './burn-firing.ts'
import { HISTORY, afterCleanHistory } from './event-scenarios.ts'
import type { Span } from './event-series.ts'
import { countEvents, eventSeries, minutesOf } from './event-series.ts'
import { gaugeSeries } from './gauge-series.ts'
import { encodeSamples } from './input-series.ts'
import type { Firing, Scenario } from './scenario.ts'

const HOUR = 60
const BUSY = 600
/** A row at 2 requests an hour. */
const ROW_EVERY = 30
const FEATURES = 20

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
    series: (minutes) => [
      ...eventSeries([{ minutes, total: BUSY }, ...spans]),
      gaugeSeries({
        metric: METRIC_ML_MAINTENANCE_ACTIVE,
        minutes: minutes + minutesOf(spans),
        valueAt: (minute) =>
          minute - minutes >= IN_MAINTENANCE.from && minute - minutes < IN_MAINTENANCE.until ? 1 : 0,
      }),
    ],
    ...rest,
  })
}

const outage: readonly Span[] = [
  { minutes: 10, total: BUSY, bad: BUSY },
  { minutes: 440, total: BUSY },
]
const burnsOfOutage = (where: Firing['where']): readonly Firing[] => [
  labelled(burn('fast', 3, 25), where),
  labelled(burn('medium', 8, 55), where),
  labelled(burn('slow', 20, 160), where),
  labelled(burn('budget', 35, 430), where),
]
const healthy: readonly Span[] = [{ minutes: 450, total: BUSY }]

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
    spans: outage,
    series: (history) => {
      const { total, good } = countEvents([{ minutes: history, total: BUSY }, ...outage])
      const minutes = history + minutesOf(outage)
      return [
        { series: 'orders_total{shop="a"}', values: encodeSamples(total) },
        { series: 'orders_good_total{shop="a"}', values: encodeSamples(good) },
        { series: 'orders_total{shop="b"}', values: encodeSamples(total) },
        ...(workOn
          ? [gaugeSeries({ metric: METRIC_ML_MAINTENANCE_ACTIVE, labels: workOn, minutes, valueAt: () => 1 })]
          : []),
      ]
    },
    ...rest,
  })
}

function features(count: number): string {
  return `features: {${Array.from({ length: count }, (_, i) => `f${i}: {type: numeric}`).join(', ')}}\n`
}

export const modelScenarios: readonly Scenario[] = [
  afterCleanHistory({
    id: '14',
    title: 'half of the calls of one model fail, those of another do not',
    objective: 0.99,
    specs: ['a', 'b'].map((model) => `model: {name: ${model}}\nslos: {availability: 0.99}\n`),
    spans: [{ minutes: 60, total: BUSY, bad: BUSY / 2 }],
    series: (minutes) => [
      ...eventSeries(
        [
          { minutes, total: BUSY },
          { minutes: 60, total: BUSY, bad: BUSY / 2 },
        ],
        { model: 'a' },
      ),
      ...eventSeries([{ minutes: minutes + 60, total: BUSY }], { model: 'b' }),
    ],
    fires: [labelled(burn('fast', 20), { [LABEL.model]: 'a' }), labelled(burn('medium', 49), { [LABEL.model]: 'a' })],
  }),
  inMaintenance({ id: '16', title: 'an outage within planned work', outageMinutes: 60, fires: [] }),
  inMaintenance({
    id: '17',
    title: 'an outage that outlasts planned work',
    outageMinutes: 200,
    fires: [burn('fast', 78, 215), burn('medium', 106, 244), burn('slow', 210, 350), burn('budget', 465, 620)],
    remark: 'Each tier comes when its short window holds no planned work any more.',
  }),
  {
    id: '18',
    title: 'a new objective, of whose first calls some fail',
    specs: ['model: {name: m}\nslos: {availability: 0.995}\n'],
    series: () =>
      eventSeries([
        { minutes: 20, total: BUSY, bad: 30 },
        { minutes: 60 * HOUR, total: BUSY },
      ]),
    historyMinutes: { everyMinute: 0, slow: 0 },
    endMinute: 60 * HOUR,
    sampleMinutes: 1,
    fires: [],
  },
  {
    id: 'no-good-series',
    title: 'a new objective without any good event',
    specs: ['model: {name: m}\nslos: {availability: 0.999}\n'],
    series: () => eventSeries([{ minutes: 56 * HOUR, total: BUSY, bad: BUSY }]).slice(0, 1),
    historyMinutes: { everyMinute: 0, slow: 0 },
    endMinute: 56 * HOUR,
    sampleMinutes: 1,
    fires: [burn('fast', 3), burn('medium', 275), burn('slow', 18 * HOUR + 15), burn('budget', 54 * HOUR + 30)],
  },
  afterCleanHistory({
    id: 'one-empty-row',
    title: 'all features of one row are missing, at two rows an hour',
    objective: 0.999,
    specs: [`model: {name: m}\n${features(FEATURES)}slos: {missing: 0.999}\n`],
    spans: [],
    series: (minutes) => {
      const rows = { total: FEATURES / ROW_EVERY, everyMinutes: ROW_EVERY }
      return eventSeries(
        [
          { minutes, ...rows },
          { minutes: ROW_EVERY, bad: FEATURES / ROW_EVERY, ...rows },
          { minutes: 6 * HOUR, ...rows },
        ],
        { slo: 'missing' },
      )
    },
    endMinute: 6 * HOUR,
    fires: [],
  }),
  afterCleanHistory({
    id: 'staging',
    title: 'all calls fail in an environment that calls nobody',
    objective: 0.999,
    specs: ['model: {name: m}\nslos: {availability: 0.999}\nalerting: {environments: [production]}\n'],
    spans: outage,
    series: (minutes) => [
      ...eventSeries([{ minutes, total: BUSY }, ...outage], { environment: 'staging' }),
      ...eventSeries([{ minutes, total: BUSY }, ...healthy], { environment: 'production' }),
    ],
    fires: burnsOfOutage({ severity: 'info', [LABEL.environment]: 'staging' }),
  }),
  afterCleanHistory({
    id: 'production',
    title: 'all calls fail in an environment that calls somebody, beside one that does not',
    objective: 0.999,
    specs: ['model: {name: m}\nslos: {availability: 0.999}\nalerting: {environments: [production]}\n'],
    spans: outage,
    series: (minutes) => [
      ...eventSeries([{ minutes, total: BUSY }, ...outage], { environment: 'production' }),
      ...eventSeries([{ minutes, total: BUSY }, ...healthy], { environment: 'staging' }),
    ],
    fires: [
      labelled(burn('fast', 3, 25), { severity: 'critical' }),
      labelled(burn('medium', 8, 55), { severity: 'critical' }),
      labelled(burn('slow', 20, 160), { severity: 'warning' }),
      labelled(burn('budget', 35, 430), { severity: 'warning' }),
    ],
  }),
  orders({
    id: 'custom',
    title: 'no order of a shop goes through for ten minutes',
    fires: burnsOfOutage({ [LABEL.model]: 'm', [LABEL.slo]: 'orders' }),
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
    fires: burnsOfOutage({ [LABEL.model]: 'm', [LABEL.slo]: 'orders' }),
  }),
  orders({
    id: 'custom-work-on-another-model',
    title: 'the same during planned work on another model',
    workOn: { [LABEL.environment]: 'production', [LABEL.model]: 'other' },
    fires: burnsOfOutage({ [LABEL.model]: 'm', [LABEL.slo]: 'orders' }),
  }),
  afterCleanHistory({
    id: 'counts-again',
    title: 'the processor is gone for an hour and counts on',
    objective: 0.999,
    historyMinutes: { everyMinute: 25 * HOUR, slow: HISTORY },
    spans: [
      { minutes: HOUR, total: 0, isGone: true },
      { minutes: 2 * HOUR, total: 60 },
    ],
    before: 60,
    fires: [{ alert: 'ModelSLODataMissing', where: {}, from: 16, until: 61 }],
    reads: [{ expr: `sum(increase(${prometheusNameOf(METRIC_ML_SLO_EVENTS)}[5m]))`, minute: 30, value: undefined }],
  }),
]

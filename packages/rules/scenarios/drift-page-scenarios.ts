import { ML_FEATURE_NAME_VALUE_PREDICTION } from '@driftline/semconv'
import { LABEL } from '../src/names.ts'
import { DAY, HOUR } from './durations.ts'
import { eventSeries } from './event-series.ts'
import { burn, labelled } from './firings.ts'
import type { InputSeries } from './input-series.ts'
import type { Scenario } from './scenario.ts'
import { driftSeverity } from './verdict-gauges.ts'

const FEATURES = 20
const SAMPLE_MINUTES = 5
const CALLS = 600
/** When what is felt begins. */
const FELT = 10 * HOUR

/** Twelve of twenty features drift for a day, where drift pages; only later it is felt. */
function driftThatPages(
  own: Pick<Scenario, 'id' | 'title'> & {
    readonly from: number
    readonly callsFailing: readonly [before: number, after: number]
    readonly beside?: (historyMinutes: number) => InputSeries
  },
): Scenario {
  const verdicts = { total: FEATURES / HOUR, everyMinutes: HOUR }
  return {
    id: own.id,
    title: own.title,
    specs: ['model: {name: m}\nwindows: [1h]\nslos: {availability: 0.99, drift: 0.95}\nalerting: {pageOn: [drift]}\n'],
    series: ({ historyMinutes: minutes, sampleMinutes }) => [
      ...eventSeries(
        [
          { minutes: minutes - HOUR, ...verdicts },
          { minutes: DAY + HOUR, bad: 12 / HOUR, ...verdicts },
        ],
        { slo: 'drift' },
        sampleMinutes,
      ),
      ...eventSeries(
        [
          { minutes, total: CALLS },
          { minutes: FELT, total: CALLS, bad: CALLS * own.callsFailing[0] },
          { minutes: DAY - FELT, total: CALLS, bad: CALLS * own.callsFailing[1] },
        ],
        {},
        sampleMinutes,
      ),
      ...(own.beside ? [own.beside(minutes)] : []),
    ],
    runs: {
      everyMinute: { historyMinutes: 7 * HOUR, endMinute: DAY, sampleMinutes: SAMPLE_MINUTES },
      slow: { historyMinutes: 74 * HOUR, endMinute: DAY, sampleMinutes: SAMPLE_MINUTES },
    },
    fires: [
      labelled(burn('slow', own.from), { severity: 'critical', [LABEL.slo]: 'drift' }),
      labelled(burn('budget', 6 * HOUR + 15), { severity: 'warning', [LABEL.slo]: 'drift' }),
    ],
  }
}

export const driftPageScenarios: readonly Scenario[] = [
  driftThatPages({
    id: 'drift-page-calls',
    title: 'features drift, and ten hours later so many calls fail that their budget burns',
    callsFailing: [0.0095, 0.0105],
    from: FELT + 70,
  }),
  driftThatPages({
    id: 'drift-page-predictions',
    title: 'features drift, and ten hours later the predictions do',
    callsFailing: [0, 0],
    beside: (historyMinutes) =>
      driftSeverity({
        feature: ML_FEATURE_NAME_VALUE_PREDICTION,
        minutes: historyMinutes + DAY,
        sampleMinutes: SAMPLE_MINUTES,
        valueAt: (minute) => (minute < historyMinutes + FELT ? 68 : 71),
      }),
    from: FELT + 5,
  }),
]

import {
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_LABEL_COVERAGE,
  METRIC_ML_WINDOW_END,
  ML_DEPLOYMENT_ROLE_VALUE_LIVE,
  ML_REFERENCE_VALUE_TRAINING,
  ML_SEGMENT_NAME_VALUE_ALL,
} from '@driftline/semconv'
import { LABEL } from '../src/names.ts'
import { burn } from './burn-firing.ts'
import type { Span } from './event-series.ts'
import { eventSeries, minutesOf } from './event-series.ts'
import { gaugeSeries } from './gauge-series.ts'
import type { InputSeries } from './input-series.ts'
import type { Firing, Scenario } from './scenario.ts'

const HOUR = 60
const DAY = 24 * HOUR
const SECONDS = 60
const FEATURES = 20
/** No less often, or Prometheus would not find the last one. */
const DRIFT_SAMPLE_MINUTES = 5

/** Verdicts on twenty features every hour. The first bad ones come at minute 0. */
interface DriftStory extends Pick<Scenario, 'id' | 'title' | 'fires' | 'remark'> {
  /** Bad features of each window, for so many windows. */
  readonly windows: readonly (readonly [bad: number, windows: number])[]
  /** Windows after that which never close. */
  readonly lost?: number
}

function hourlyDrift({ windows, lost = 0, ...rest }: DriftStory): Scenario {
  const spans: readonly Span[] = [
    ...windows.map(([bad, count]) => hourly(bad, count * HOUR)),
    { minutes: lost * HOUR, total: 0 },
  ]
  const closed = windows.reduce((sum, [, count]) => sum + count, 0)
  return {
    specs: [`model: {name: m}\n${features(FEATURES)}windows: [1h]\nslos: {drift: 0.95}\n`],
    series: (minutes) => [
      ...eventSeries([hourly(0, minutes - HOUR), ...spans], { slo: 'drift' }, DRIFT_SAMPLE_MINUTES),
      windowEnd({
        sampleMinutes: DRIFT_SAMPLE_MINUTES,
        minutes: minutes - HOUR + minutesOf(spans),
        closedUntil: minutes - HOUR + closed * HOUR,
      }),
    ],
    historyMinutes: { everyMinute: 7 * HOUR, slow: 74 * HOUR },
    endMinute: minutesOf(spans) - HOUR,
    sampleMinutes: DRIFT_SAMPLE_MINUTES,
    ...rest,
  }
}

function hourly(bad: number, minutes: number): Span {
  return { minutes, total: FEATURES / HOUR, bad: bad / HOUR, everyMinutes: HOUR }
}

function features(count: number): string {
  return `features: {${Array.from({ length: count }, (_, i) => `f${i}: {type: numeric}`).join(', ')}}\n`
}

function windowEnd(own: {
  readonly sampleMinutes: number
  readonly minutes: number
  readonly closedUntil: number
}): InputSeries {
  const { sampleMinutes, minutes, closedUntil } = own
  return gaugeSeries({
    metric: METRIC_ML_WINDOW_END,
    labels: { [LABEL.version]: '1', [LABEL.role]: ML_DEPLOYMENT_ROLE_VALUE_LIVE, [LABEL.window]: '1h' },
    minutes,
    sampleMinutes,
    valueAt: (minute) => Math.floor(Math.min(minute, closedUntil) / HOUR) * HOUR * SECONDS,
  })
}

/** Between samples of cohorts, and between evaluations: no divisor of a day, so that every place of a window is tried. */
const COHORT_SAMPLE_MINUTES = 10
const COHORT_EVALUATION_MINUTES = 21
const COHORT_HISTORY = 15 * DAY
const OUTCOMES = 1000

/** Outcomes of a day's predictions, once a day. The first cohort of the story comes at minute 0. */
interface QualityStory extends Pick<Scenario, 'id' | 'title' | 'fires' | 'remark'> {
  readonly cohorts: readonly (readonly [bad: number, cohorts: number])[]
  readonly perCohort?: number
  /** Share of predictions of which the outcome is known, from the first cohort of the story on. */
  readonly coverage?: number
  /** And before it. */
  readonly coverageBefore?: number
}

function quality({ cohorts, perCohort = OUTCOMES, coverage = 1, coverageBefore = 1, ...rest }: QualityStory): Scenario {
  const spans = cohorts.map(([bad, count]) => daily({ total: perCohort, bad, minutes: count * DAY }))
  const before = COHORT_HISTORY - DAY
  return {
    specs: ['model: {name: m}\nslos: {quality: {good: it is right, objective: 0.9}}\n'],
    series: () => [
      ...eventSeries(
        [daily({ total: OUTCOMES, bad: OUTCOMES / 20, minutes: before }), ...spans],
        { slo: 'quality' },
        COHORT_SAMPLE_MINUTES,
      ),
      gaugeSeries({
        metric: METRIC_ML_LABEL_COVERAGE,
        labels: { [LABEL.role]: ML_DEPLOYMENT_ROLE_VALUE_LIVE, [LABEL.version]: '1' },
        minutes: before + minutesOf(spans),
        sampleMinutes: COHORT_SAMPLE_MINUTES,
        valueAt: (minute) => (minute < COHORT_HISTORY ? coverageBefore : coverage),
      }),
    ],
    historyMinutes: { everyMinute: COHORT_HISTORY, slow: COHORT_HISTORY },
    endMinute: minutesOf(spans) - DAY,
    sampleMinutes: COHORT_SAMPLE_MINUTES,
    evaluationMinutes: COHORT_EVALUATION_MINUTES,
    ...rest,
  }
}

function daily({
  total,
  bad,
  minutes,
}: {
  readonly total: number
  readonly bad: number
  readonly minutes: number
}): Span {
  return { minutes, total: total / DAY, bad: bad / DAY, everyMinutes: DAY }
}

function model(alert: string, from: number, until?: number): Firing {
  return { alert, where: {}, from, ...(until !== undefined && { until }) }
}

/** Two of three features are far from their reference, until the windows stop. */
function driftAct(): Scenario {
  const minutes = 12 * HOUR
  const closed = 6 * HOUR
  const severity = (feature: string, valueAt: (minute: number) => number): InputSeries =>
    gaugeSeries({
      metric: METRIC_ML_DRIFT_SEVERITY,
      labels: {
        [LABEL.version]: '1',
        [LABEL.role]: ML_DEPLOYMENT_ROLE_VALUE_LIVE,
        [LABEL.window]: '1h',
        [LABEL.segment]: ML_SEGMENT_NAME_VALUE_ALL,
        [LABEL.reference]: ML_REFERENCE_VALUE_TRAINING,
        [LABEL.feature]: feature,
      },
      minutes,
      valueAt,
    })
  return {
    id: 'drift-act',
    title: 'two features drift so far that someone must act, until no window closes any more',
    specs: [`model: {name: m}\n${features(3)}windows: [1h]\nslos: {drift: 0.95}\n`],
    series: () => [
      severity('f0', (minute) => (minute < 4 * HOUR ? 10 : 72)),
      severity('f1', (minute) => (minute < 4 * HOUR ? 10 : 71)),
      severity('f2', () => 68),
      windowEnd({ sampleMinutes: 1, minutes, closedUntil: closed }),
    ],
    historyMinutes: { everyMinute: 4 * HOUR, slow: 4 * HOUR },
    endMinute: 8 * HOUR,
    sampleMinutes: 1,
    fires: [model('ModelDriftAct', 0, 6 * HOUR), model('ModelSLODataStale', 5 * HOUR + 6)],
    remark: 'It goes on for an hour after the verdicts are older than three windows: that is its `keep_firing_for`.',
  }
}

export const verdictScenarios: readonly Scenario[] = [
  hourlyDrift({
    id: '19a',
    title: 'one of twenty features drifts in one window',
    windows: [
      [1, 1],
      [0, 24],
    ],
    fires: [],
  }),
  hourlyDrift({
    id: '19b',
    title: 'all twenty features drift in one window',
    windows: [
      [20, 1],
      [0, 24],
    ],
    fires: [],
  }),
  hourlyDrift({ id: '19c', title: 'one of twenty features drifts for good', windows: [[1, 96]], fires: [] }),
  hourlyDrift({
    id: '19d',
    title: 'four of twenty features drift for good',
    windows: [[4, 30]],
    fires: [burn('slow', 18 * HOUR + 5), burn('budget', 18 * HOUR + 15)],
  }),
  hourlyDrift({
    id: '19e',
    title: 'twelve of twenty features drift for ten hours',
    windows: [
      [12, 10],
      [0, 12],
    ],
    fires: [burn('slow', 6 * HOUR + 5, 13 * HOUR + 5), burn('budget', 6 * HOUR + 15, 17 * HOUR)],
  }),
  hourlyDrift({
    id: '19f',
    title: 'no window closes any more after two in which all features drifted',
    windows: [[20, 2]],
    lost: 30,
    fires: [model('ModelSLODataStale', 4 * HOUR + 6)],
    remark: 'Three windows, `for: 5m` and an evaluation after the last window closed, which it does at +1h.',
  }),
  {
    id: 'three-features-daily',
    title: 'all three features drift every day',
    specs: [`model: {name: m}\n${features(3)}windows: [1d]\nslos: {drift: 0.95}\n`],
    series: () =>
      eventSeries(
        [
          { minutes: COHORT_HISTORY - DAY, total: 3 / DAY, everyMinutes: DAY },
          { minutes: 4 * DAY, total: 3 / DAY, bad: 3 / DAY, everyMinutes: DAY },
        ],
        { slo: 'drift' },
        COHORT_SAMPLE_MINUTES,
      ),
    historyMinutes: { everyMinute: COHORT_HISTORY, slow: COHORT_HISTORY },
    endMinute: 3 * DAY,
    sampleMinutes: COHORT_SAMPLE_MINUTES,
    evaluationMinutes: COHORT_EVALUATION_MINUTES,
    fires: [burn('slow', DAY + 144), burn('steady', DAY + 144), burn('budget', DAY + 144)],
    remark: 'Two hours by `for`, in evaluations of 21 minutes.',
  },
  driftAct(),
  quality({
    id: '20a',
    title: 'half of the outcomes are bad, day after day',
    cohorts: [[500, 4]],
    fires: [burn('budget', DAY + 144), burn('slow', DAY + 186), burn('steady', 2 * DAY + 132)],
    remark: 'The slow tier waits an hour more: until then its 73 hours hold a fourth cohort, from before.',
  }),
  quality({
    id: '20b',
    title: 'a quarter of the outcomes is bad, day after day',
    cohorts: [[250, 10]],
    fires: [burn('budget', 3 * DAY + 141), burn('steady', 5 * DAY + 190)],
  }),
  quality({
    id: '20c',
    title: 'most outcomes of one day are bad',
    cohorts: [
      [600, 1],
      [50, 8],
    ],
    fires: [],
  }),
  quality({
    id: '20d',
    title: 'few outcomes are known, and half of those are bad',
    cohorts: [[25, 8]],
    perCohort: 50,
    coverage: 0.05,
    fires: [model('ModelLabelCoverageLow', DAY + 144)],
  }),
  quality({
    id: 'quality-recovers',
    title: 'half of the outcomes of three days are bad',
    cohorts: [
      [500, 3],
      [50, 12],
    ],
    fires: [burn('budget', DAY + 144, 10_152), burn('slow', DAY + 186, 5826), burn('steady', 2 * DAY + 132, 7275)],
  }),
  quality({
    id: 'coverage-just-enough',
    title: 'just enough outcomes are known, and half of them are bad',
    cohorts: [[500, 3]],
    coverage: 0.52,
    coverageBefore: 0.52,
    fires: [burn('budget', DAY + 144), burn('slow', DAY + 186)],
  }),
  quality({
    id: 'coverage-just-too-low',
    title: 'a few outcomes too few are known',
    cohorts: [[50, 4]],
    coverage: 0.48,
    fires: [model('ModelLabelCoverageLow', 2844)],
  }),
  quality({
    id: 'coverage-too-low',
    title: 'many outcomes are bad, of too few predictions',
    cohorts: [[500, 6]],
    coverage: 0.48,
    fires: [model('ModelLabelCoverageLow', 2844), burn('budget', DAY + 144, 7044), burn('slow', DAY + 186, 4272)],
    remark: 'They begin while the coverage over their short window is still good, and go on for a day once it is not.',
  }),
]

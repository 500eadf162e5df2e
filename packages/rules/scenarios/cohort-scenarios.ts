import { METRIC_ML_LABEL_COVERAGE } from '@driftline/semconv'
import { declaredFeatures } from './declared-features.ts'
import { DAY } from './durations.ts'
import type { Span } from './event-series.ts'
import { eventSeries, minutesOf } from './event-series.ts'
import { burn, told } from './firings.ts'
import { gaugeSeries } from './gauge-series.ts'
import type { Scenario } from './scenario.ts'
import { LIVE } from './verdict-gauges.ts'

/** For the tiers less than their windows are longer than days, which is an hour; the others miss what does not come in ten minutes. */
const COHORT_SAMPLE_MINUTES = { everyMinute: 10, slow: 30 }
/** No divisor of a day, so that every place of a window is tried. */
const COHORT_EVALUATION_MINUTES = 31
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
    series: ({ sampleMinutes }) => [
      ...eventSeries(
        [daily({ total: OUTCOMES, bad: OUTCOMES / 20, minutes: before }), ...spans],
        { slo: 'quality' },
        sampleMinutes,
      ),
      gaugeSeries({
        metric: METRIC_ML_LABEL_COVERAGE,
        labels: LIVE,
        minutes: before + minutesOf(spans),
        sampleMinutes,
        valueAt: (minute) => (minute < COHORT_HISTORY ? coverageBefore : coverage),
      }),
    ],
    runs: cohortRuns(minutesOf(spans) - DAY),
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

function cohortRuns(endMinute: number): Scenario['runs'] {
  const run = { historyMinutes: COHORT_HISTORY, endMinute, evaluationMinutes: COHORT_EVALUATION_MINUTES }
  return {
    everyMinute: { ...run, sampleMinutes: COHORT_SAMPLE_MINUTES.everyMinute },
    slow: { ...run, sampleMinutes: COHORT_SAMPLE_MINUTES.slow },
  }
}

export const cohortScenarios: readonly Scenario[] = [
  {
    id: 'three-features-daily',
    title: 'all three features drift every day',
    specs: [`model: {name: m}\n${declaredFeatures(3)}windows: [1d]\nslos: {drift: 0.95}\n`],
    series: ({ sampleMinutes }) =>
      eventSeries(
        [
          { minutes: COHORT_HISTORY - DAY, total: 3 / DAY, everyMinutes: DAY },
          { minutes: 4 * DAY, total: 3 / DAY, bad: 3 / DAY, everyMinutes: DAY },
        ],
        { slo: 'drift' },
        sampleMinutes,
      ),
    runs: cohortRuns(3 * DAY),
    fires: [burn('slow', DAY + 144), burn('steady', DAY + 144), burn('budget', DAY + 144)],
    remark: 'Two hours by `for`, in evaluations of 31 minutes.',
  },
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
    cohorts: [[250, 8]],
    fires: [burn('budget', 3 * DAY + 141), burn('steady', 5 * DAY + 190)],
  }),
  quality({
    id: '20c',
    title: 'most outcomes of one day are bad',
    cohorts: [
      [600, 1],
      [50, 4],
    ],
    fires: [],
  }),
  quality({
    id: '20d',
    title: 'few outcomes are known, and half of those are bad',
    cohorts: [[25, 8]],
    perCohort: 50,
    coverage: 0.05,
    fires: [told('ModelLabelCoverageLow', DAY + 144)],
  }),
  quality({
    id: 'quality-recovers',
    title: 'half of the outcomes of three days are bad',
    cohorts: [
      [500, 3],
      [50, 6],
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
    fires: [told('ModelLabelCoverageLow', 2844)],
  }),
  quality({
    id: 'coverage-too-low',
    title: 'many outcomes are bad, of too few predictions',
    cohorts: [[500, 6]],
    coverage: 0.48,
    fires: [told('ModelLabelCoverageLow', 2844), burn('budget', DAY + 144, 7044), burn('slow', DAY + 186, 4272)],
    remark: 'They begin while the coverage over their short window is still good, and go on for a day once it is not.',
  }),
]

import { declaredFeatures } from './declared-features.ts'
import { HOUR } from './durations.ts'
import type { Span } from './event-series.ts'
import { eventSeries, minutesOf } from './event-series.ts'
import { burn, told } from './firings.ts'
import type { Scenario } from './scenario.ts'
import { alike } from './scenario.ts'
import { driftSeverity, windowEnd } from './verdict-gauges.ts'

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
  const run = { endMinute: minutesOf(spans) - HOUR, sampleMinutes: DRIFT_SAMPLE_MINUTES }
  const closed = windows.reduce((sum, [, count]) => sum + count, 0)
  return {
    specs: [`model: {name: m}\n${declaredFeatures(FEATURES)}windows: [1h]\nslos: {drift: 0.95}\n`],
    series: ({ historyMinutes, sampleMinutes }) => [
      ...eventSeries([hourly(0, historyMinutes - HOUR), ...spans], { slo: 'drift' }, sampleMinutes),
      windowEnd({
        sampleMinutes,
        minutes: historyMinutes - HOUR + minutesOf(spans),
        closedUntil: historyMinutes - HOUR + closed * HOUR,
      }),
    ],
    runs: {
      everyMinute: { ...run, historyMinutes: 7 * HOUR },
      slow: { ...run, historyMinutes: 74 * HOUR },
    },
    ...rest,
  }
}

function hourly(bad: number, minutes: number): Span {
  return { minutes, total: FEATURES / HOUR, bad: bad / HOUR, everyMinutes: HOUR }
}

/** Two of three features are far from their reference, until the windows stop. */
function driftAct(): Scenario {
  const minutes = 12 * HOUR
  const closed = 6 * HOUR
  return {
    id: 'drift-act',
    title: 'two features drift so far that someone must act, until no window closes any more',
    specs: [`model: {name: m}\n${declaredFeatures(3)}windows: [1h]\nslos: {drift: 0.95}\n`],
    series: () => [
      driftSeverity({ feature: 'f0', minutes, valueAt: (minute) => (minute < 4 * HOUR ? 10 : 72) }),
      driftSeverity({ feature: 'f1', minutes, valueAt: (minute) => (minute < 4 * HOUR ? 10 : 71) }),
      driftSeverity({ feature: 'f2', minutes, valueAt: () => 68 }),
      windowEnd({ sampleMinutes: 1, minutes, closedUntil: closed }),
    ],
    runs: alike({ historyMinutes: 4 * HOUR, endMinute: 8 * HOUR, sampleMinutes: 1 }),
    fires: [told('ModelDriftAct', 0, 6 * HOUR), told('ModelSLODataStale', 5 * HOUR + 6)],
    remark: 'It goes on for an hour after the verdicts are older than three windows: that is its `keep_firing_for`.',
  }
}

export const hourlyDriftScenarios: readonly Scenario[] = [
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
  hourlyDrift({ id: '19c', title: 'one of twenty features drifts for good', windows: [[1, 76]], fires: [] }),
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
    fires: [told('ModelSLODataStale', 4 * HOUR + 6)],
    remark: 'Three windows, `for: 5m` and an evaluation after the last window closed, which it does at +1h.',
  }),
  driftAct(),
]

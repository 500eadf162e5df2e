import {
  ATTR_ML_DEPLOYMENT_ROLE,
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
  ATTR_ML_REFERENCE_HEADLINE,
  ATTR_ML_WINDOW,
  METRIC_ML_WINDOW_END,
} from '@driftline/semconv'
import { expect, test } from 'vitest'
import { createNames } from '../queries/names.ts'
import { ENDS, newestName } from '../queries/plan-queries.ts'
import { gridStepMs, timePlan } from '../queries/time-plan.ts'
import { VERDICT } from '../queries/verdict-queries.ts'
import type { Sample, Series } from './series.ts'
import { verdictCells } from './verdict-cells.ts'
import { createWindowReader } from './window-points.ts'

const names = createNames({ labelPrefix: 'exported_' })
const MINUTE_MS = 60_000
const viewMs = 10 * MINUTE_MS + 30_000
const plan = timePlan({ repeats: true, window: '1m', endMs: 10 * MINUTE_MS }, viewMs)
const WHOSE = { [ATTR_ML_MODEL_VERSION]: '1', [ATTR_ML_DEPLOYMENT_ROLE]: 'live', [ATTR_ML_WINDOW]: '1m' }

function series(at: Readonly<Record<string, string>>, samples: readonly Sample[]): Series {
  const labels = Object.entries({ ...WHOSE, ...at }).map(
    ([attribute, value]) => [names.label(attribute), value] as const,
  )
  return { labels: Object.fromEntries(labels), samples }
}

const status = (state: string, kind: string, samples: readonly Sample[]): Series =>
  series(
    {
      [ATTR_ML_FEATURE_NAME]: 'zone',
      [ATTR_ML_REFERENCE]: 'training',
      [ATTR_ML_DRIFT_STATE]: state,
      ...(kind !== '' && { [ATTR_ML_DRIFT_KIND]: kind }),
    },
    samples,
  )

/** At the ninth and tenth minute the window told was that of a minute before; now it is the tenth. */
const ends = [
  [
    ENDS,
    [
      series({}, [
        [9 * MINUTE_MS, 8 * 60],
        [10 * MINUTE_MS, 9 * 60],
      ]),
    ],
  ],
  [newestName(ENDS), [series({}, [[viewMs, 10 * 60]])]],
] as const

test('what a grid meets is of the window that had ended then, what is told now of the newest', () => {
  const answers = new Map<string, readonly Series[]>([
    ...ends,
    [VERDICT.status, [status('ok', '', [[9 * MINUTE_MS, 1]]), status('act', 'missing', [[10 * MINUTE_MS, 1]])]],
    [newestName(VERDICT.status), [status('ok', '', [[viewMs, 1]])]],
  ])
  const cells = verdictCells(createWindowReader(names, answers, plan))
  expect(cells.map(({ windowEndMs, state, kind }) => [windowEndMs / MINUTE_MS, state, kind])).toEqual(
    expect.arrayContaining([
      [8, 'ok', ''],
      [9, 'act', 'missing'],
      [10, 'ok', ''],
    ]),
  )
  expect(cells).toHaveLength(3)
})

test('of two states that two processes tell at once the one that asks for more is shown, and only that', () => {
  const both = [status('ok', '', [[viewMs, 1]]), status('investigate', 'range', [[viewMs, 1]])]
  for (const own of [both, both.toReversed()]) {
    const answers = new Map<string, readonly Series[]>([...ends, [newestName(VERDICT.status), own]])
    const cells = verdictCells(createWindowReader(names, answers, plan))
    expect(cells).toMatchObject([{ state: 'investigate', kind: 'range', windowEndMs: 10 * MINUTE_MS }])
  }
})

test('what is raised no more has no start and no bound, whatever was told of its window before', () => {
  const at = { [ATTR_ML_FEATURE_NAME]: 'zone', [ATTR_ML_REFERENCE]: 'training' }
  const told = (state: string, kind: string) =>
    new Map<string, readonly Series[]>([
      ...ends,
      [newestName(VERDICT.status), [status(state, kind, [[viewMs, 1]])]],
      [newestName(VERDICT.since), [series(at, [[viewMs, 60]])]],
      [newestName(VERDICT.lowerBound), [series(at, [[viewMs, 0.2]])]],
    ])
  const cellOf = (state: string, kind: string) => verdictCells(createWindowReader(names, told(state, kind), plan))[0]
  expect(cellOf('act', 'range')).toMatchObject({ sinceMs: MINUTE_MS, lowerBound: 0.2 })
  for (const state of ['suspected', 'recovering', 'blind', 'ok'])
    expect(cellOf(state, '')).toMatchObject({ state, sinceMs: undefined, lowerBound: undefined })
})

test('what says nothing of its window is not shown', () => {
  const answers = new Map([[VERDICT.status, [status('act', 'range', [[9 * MINUTE_MS, 1]])]]])
  expect(verdictCells(createWindowReader(names, answers, plan))).toEqual([])
  expect(names.metric(METRIC_ML_WINDOW_END)).toBe('ml_window_end_seconds')
})

test.each([
  ['1m', MINUTE_MS],
  ['24h', 86_400_000],
  ['1d', 11.5 * 3_600_000],
  ['1mo', 13.979_166_666_666_666 * 86_400_000],
])('the grid of %s has a step of %d ms', (window, stepMs) => {
  expect(gridStepMs(window)).toBe(Math.floor(stepMs))
})

test('of several references the one that is marked counts, and another once the mark goes over', () => {
  const said = (reference: string, marked: readonly Sample[], unmarked: readonly Sample[]): readonly Series[] => {
    const at = { [ATTR_ML_FEATURE_NAME]: 'zone', [ATTR_ML_REFERENCE]: reference, [ATTR_ML_DRIFT_STATE]: 'ok' }
    return [series({ ...at, [ATTR_ML_REFERENCE_HEADLINE]: 'true' }, marked), series(at, unmarked)]
  }
  const [ninth, tenth] = [9 * MINUTE_MS, 10 * MINUTE_MS]
  const history = { repeats: false, window: '1m', endMs: tenth }
  const answers = new Map<string, readonly Series[]>([
    [
      ENDS,
      [
        series({}, [
          [ninth, 9 * 60],
          [tenth, 10 * 60],
        ]),
      ],
    ],
    [
      VERDICT.status,
      [...said('training', [[ninth, 1]], [[tenth, 1]]), ...said('seasonal', [[tenth, 1]], [[ninth, 1]])],
    ],
  ])
  const cells = verdictCells(createWindowReader(names, answers, timePlan(history, tenth)))
  const counting = cells.filter(({ isHeadline }) => isHeadline)
  expect(counting.map(({ reference, windowEndMs }) => [reference, windowEndMs])).toEqual([
    ['training', ninth],
    ['seasonal', tenth],
  ])
})

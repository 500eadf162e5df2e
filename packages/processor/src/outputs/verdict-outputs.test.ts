import type { VerdictLine } from '@driftline/health'
import {
  METRIC_ML_DRIFT_DETECTABLE,
  METRIC_ML_DRIFT_FEATURES,
  METRIC_ML_DRIFT_LEARNING,
  METRIC_ML_DRIFT_LOWER_BOUND,
  METRIC_ML_DRIFT_SEVERITY,
  METRIC_ML_DRIFT_SINCE,
  METRIC_ML_DRIFT_STATUS,
  METRIC_ML_DISTRIBUTION_ROWS,
  METRIC_ML_DISTRIBUTION_SHARE,
  METRIC_ML_FEATURE_INFO,
  METRIC_ML_MODEL_INFO,
  METRIC_ML_QUALITY_MISSING,
  METRIC_ML_QUALITY_QUANTILE,
  METRIC_ML_QUALITY_SCORE,
  METRIC_ML_SEGMENT_CONTRIBUTION,
  METRIC_ML_WINDOW_END,
  METRIC_ML_WINDOW_ROWS,
  metricDefinitions,
} from '@driftline/semconv'
import { parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { verdictOutputs } from './verdict-outputs.ts'

const checked = parseMonitorSpec('model: {name: m}\nwindows: [1h, 1d]\n', { file: 'm.yaml' })
if (!checked.ok) throw new Error('The spec of this test is not valid.')
const context = { environment: 'test', spec: checked.value, types: new Map(), timeMs: 0 }

const line: VerdictLine = {
  role: 'live',
  model: 'm',
  version: '1',
  start: '2026-01-01T00:00:00Z',
  end: '2026-01-01T01:00:00Z',
  window: '1h',
  partial: false,
  segment: { name: 'all', value: 'all' },
  feature: 'x',
  reference: 'training',
  headline: true,
  count: 500,
  state: 'ok',
  severity: 0,
  windowSeverity: 0,
  kind: null,
  lowerBound: 0,
  detectable: 0.04,
  kinds: [],
  since: null,
  sentence: '',
  statistics: {},
}

const outputsNamed = (lines: readonly VerdictLine[], name: string, own = context) =>
  verdictOutputs(lines, own).filter(({ metric }) => metric === name)

const detectableIn = (own: VerdictLine): readonly number[] =>
  verdictOutputs([own], context)
    .filter(({ metric }) => metric === METRIC_ML_DRIFT_DETECTABLE)
    .map(({ value }) => value)

test('the smallest shift that would have shown is put out for everyone in the primary window, where it is known', () => {
  expect(detectableIn(line)).toEqual([0.04])
  expect(detectableIn({ ...line, detectable: null })).toEqual([])
  expect(detectableIn({ ...line, window: '1d' })).toEqual([])
  expect(detectableIn({ ...line, segment: { name: 'city', value: 'a' } })).toEqual([])
})

/** The same line as it is where it is not the one that counts. */
function beside(own: VerdictLine): VerdictLine {
  const { headline: _, ...rest } = own
  return rest
}

describe('beside two references', () => {
  const judged: VerdictLine = { ...line, state: 'act', severity: 80, statistics: { missing: 0.1 } }
  const seasonal = beside({ ...judged, reference: 'seasonal', state: 'ok', severity: 0, detectable: 0.2 })
  const outputsOf = (lines: readonly VerdictLine[], name: string) =>
    verdictOutputs(lines, context)
      .filter(({ metric }) => metric === name)
      .map(({ attributes, value }) => [attributes['ml.reference'], value])

  test.each([
    [METRIC_ML_WINDOW_ROWS, [[undefined, 500]]],
    [METRIC_ML_WINDOW_END, [[undefined, Date.parse('2026-01-01T01:00:00Z') / 1000]]],
    [METRIC_ML_DRIFT_DETECTABLE, [['training', 0.04]]],
    [METRIC_ML_QUALITY_MISSING, [[undefined, 0.1]]],
  ])('%s is put out once, for the headline', (metric, expected) => {
    expect(outputsOf([judged, seasonal], metric)).toEqual(expected)
    const swapped = [beside(judged), { ...seasonal, headline: true as const }]
    expect(outputsOf(swapped, metric)).toHaveLength(1)
  })

  test('severities, states and counts of features are put out beside each, the headline first', () => {
    expect(outputsOf([seasonal, judged], METRIC_ML_DRIFT_STATUS)).toEqual([
      ['training', 1],
      ['seasonal', 1],
    ])
    expect(outputsOf([seasonal, judged], METRIC_ML_DRIFT_SEVERITY)).toEqual([
      ['training', 80],
      ['seasonal', 0],
    ])
    expect(outputsOf([judged, seasonal], METRIC_ML_DRIFT_FEATURES)).toEqual([
      ['training', 1],
      ['seasonal', 1],
    ])
  })

  test.each([METRIC_ML_DRIFT_SEVERITY, METRIC_ML_DRIFT_STATUS, METRIC_ML_DRIFT_FEATURES])(
    '%s says of which the verdict counts',
    (metric) => {
      const found = outputsNamed([judged, { ...seasonal, state: 'act' }], metric)
      expect(found.map(({ attributes }) => [attributes['ml.reference'], attributes['ml.reference.headline']])).toEqual([
        ['training', 'true'],
        ['seasonal', undefined],
      ])
    },
  )

  test('features whose verdict counts are as many as there are, whatever each is compared with', () => {
    const other: VerdictLine = { ...line, feature: 'y', reference: 'seasonal' }
    const lines = [judged, seasonal, other, beside({ ...other, reference: 'training' })]
    const found = outputsNamed(lines, METRIC_ML_DRIFT_FEATURES)
    const counted = found.filter(({ attributes }) => attributes['ml.reference.headline'] === 'true')
    expect(counted.map(({ attributes, value }) => [attributes['ml.drift.state'], value])).toEqual([
      ['act', 1],
      ['ok', 1],
    ])
  })

  test('of segments only the headline is put out', () => {
    const inSegment = (own: VerdictLine): VerdictLine => ({ ...own, segment: { name: 'city', value: 'a' } })
    const lines = [inSegment(judged), inSegment({ ...seasonal, state: 'act', severity: 90 })]
    expect(outputsOf(lines, METRIC_ML_DRIFT_SEVERITY)).toEqual([['training', 80]])
  })

  test('how far one has been learned is put out while it is, for everyone in the primary window', () => {
    const learning: VerdictLine = { ...seasonal, state: 'learning', learning: 0.25 }
    expect(outputsOf([judged, learning], METRIC_ML_DRIFT_LEARNING)).toEqual([['seasonal', 0.25]])
    expect(outputsOf([judged, seasonal], METRIC_ML_DRIFT_LEARNING)).toEqual([])
    expect(outputsOf([{ ...learning, window: '1d' }], METRIC_ML_DRIFT_LEARNING)).toEqual([])
    expect(outputsOf([{ ...learning, segment: { name: 'city', value: 'a' } }], METRIC_ML_DRIFT_LEARNING)).toEqual([])
  })

  test('where a shift comes from is put out by segment and part, for the headline', () => {
    const contributions = [{ segment: { name: 'city', value: 'a' }, mix: 0.9, within: -0.1 }]
    const points = verdictOutputs(
      [
        { ...judged, contributions },
        { ...seasonal, contributions },
      ],
      context,
    )
      .filter(({ metric }) => metric === METRIC_ML_SEGMENT_CONTRIBUTION)
      .map(({ attributes: own, value }) => [
        own['ml.reference'],
        own['ml.segment.name'],
        own['ml.segment.value'],
        own['ml.segment.part'],
        own['ml.feature.name'],
        value,
      ])
    expect(points).toEqual([
      ['training', 'city', 'a', 'mix', 'x', 0.9],
      ['training', 'city', 'a', 'within', 'x', -0.1],
    ])
  })
})

describe('the model as a whole', () => {
  const whole: VerdictLine = {
    ...line,
    feature: 'all',
    count: 700,
    detectable: null,
    statistics: { qualityScore: 0.9 },
  }
  const outputsOf = (lines: readonly VerdictLine[], name: string) =>
    verdictOutputs(lines, context).filter(({ metric }) => metric === name)

  test('has a severity and a state, and the quality of its rows once, without a feature', () => {
    expect(outputsOf([line, whole], METRIC_ML_DRIFT_SEVERITY)).toHaveLength(2)
    expect(outputsOf([line, whole], METRIC_ML_DRIFT_STATUS)).toHaveLength(2)
    const scores = outputsOf([line, whole], METRIC_ML_QUALITY_SCORE)
    expect(scores.map(({ value }) => value)).toEqual([0.9])
    expect(Object.keys(scores[0]!.attributes)).not.toContain('ml.feature.name')
    expect(scores[0]!.attributes).toMatchObject({ 'ml.segment.name': 'all', 'ml.window': '1h' })
    expect(outputsOf([{ ...whole, window: '1d' }], METRIC_ML_QUALITY_SCORE)).toEqual([])
  })

  test('is no feature among those that are counted by state', () => {
    expect(outputsOf([line, whole], METRIC_ML_DRIFT_FEATURES).map(({ value }) => value)).toEqual([1])
    expect(outputsOf([line, whole], METRIC_ML_WINDOW_ROWS).map(({ value }) => value)).toEqual([700])
  })

  test('has the rows of its own window, not those of windows that were merged into it for a feature', () => {
    const merged: VerdictLine = { ...line, start: '2025-12-31T22:00:00Z', count: 2100 }
    for (const lines of [
      [merged, whole],
      [whole, merged],
    ])
      expect(outputsOf(lines, METRIC_ML_WINDOW_ROWS).map(({ value }) => value)).toEqual([700])
    expect(outputsOf([merged], METRIC_ML_WINDOW_ROWS).map(({ value }) => value)).toEqual([2100])
  })

  test('that gets no rows has no window that ended and no rows in it', () => {
    const silence = { ...whole, kind: 'freshness', state: 'act', severity: 100, count: 0, statistics: {} } as const
    expect(outputsOf([silence], METRIC_ML_DRIFT_SEVERITY).map(({ value }) => value)).toEqual([100])
    expect(outputsOf([silence], METRIC_ML_WINDOW_END)).toEqual([])
    expect(outputsOf([silence], METRIC_ML_WINDOW_ROWS)).toEqual([])
  })
})

describe('a raised verdict', () => {
  const raised: VerdictLine = {
    ...line,
    state: 'act',
    severity: 80,
    kind: 'missing',
    lowerBound: 0.12,
    since: '2026-01-01T00:00:00Z',
  }

  test('says since when, and what is certain in the measure of its kind', () => {
    expect(outputsNamed([raised], METRIC_ML_DRIFT_SINCE).map(({ value }) => value)).toEqual([1_767_225_600])
    const [bound] = outputsNamed([raised], METRIC_ML_DRIFT_LOWER_BOUND)
    expect(bound).toMatchObject({ value: 0.12, attributes: { 'ml.drift.kind': 'missing' } })
    expect(outputsNamed([raised], METRIC_ML_DRIFT_STATUS)[0]!.attributes).toMatchObject({ 'ml.drift.kind': 'missing' })
  })

  test('that ended says neither', () => {
    for (const name of [METRIC_ML_DRIFT_SINCE, METRIC_ML_DRIFT_LOWER_BOUND])
      expect(outputsNamed([{ ...raised, state: 'ok', severity: 0, kind: null, since: null }], name)).toEqual([])
  })

  test('of a segment has its state and distribution beside its severity', () => {
    const statistics = { distribution: { upper: [1, null], reference: [0.5, 0.5], current: [0.9, 0.1] } }
    const inCity: VerdictLine = { ...raised, segment: { name: 'city', value: 'a' }, statistics }
    expect(outputsNamed([inCity], METRIC_ML_DRIFT_STATUS)).toHaveLength(1)
    expect(outputsNamed([inCity], METRIC_ML_DISTRIBUTION_SHARE)).toHaveLength(4)
    expect(outputsNamed([inCity], METRIC_ML_DISTRIBUTION_ROWS).map(({ value }) => value)).toEqual([inCity.count])
    expect(outputsNamed([{ ...inCity, state: 'ok', kind: null }], METRIC_ML_DISTRIBUTION_SHARE)).toEqual([])
  })
})

describe('what is known beside verdicts', () => {
  const distribution = { upper: [1, null], reference: [0.5, 0.5], current: [0.5, 0.5] }
  const numeric: VerdictLine = { ...line, statistics: { distribution } }

  test('every judged feature is told of, with the type of its profile, else of its values', () => {
    const types = new Map([['y', 'categorical' as const]])
    const lines = [numeric, { ...line, feature: 'y' }, { ...line, feature: 'all' }, { ...line, feature: 'z' }]
    const told = outputsNamed(lines, METRIC_ML_FEATURE_INFO, { ...context, types }).map(({ attributes }) => [
      attributes['ml.feature.name'],
      attributes['ml.feature.type'],
    ])
    expect(told).toEqual([
      ['x', 'numeric'],
      ['y', 'categorical'],
      ['z', ''],
    ])
  })

  test('the model is told of with its primary window, its time zone and the reference of most features', () => {
    const seasonal = { ...line, reference: 'seasonal' }
    const lines = [line, { ...seasonal, feature: 'y' }, { ...seasonal, feature: 'z' }]
    const [info] = outputsNamed(lines, METRIC_ML_MODEL_INFO)
    expect(info!.attributes).toMatchObject({ 'ml.window': '1h', 'ml.timezone': 'UTC', 'ml.reference': 'seasonal' })
    expect(outputsNamed([{ ...line, window: '1d' }], METRIC_ML_MODEL_INFO)).toEqual([])
  })

  test('quantiles are of the window and of its reference', () => {
    const quantiles = { p5: 1, p50: 2, p95: 3 }
    const shown = { ...line, statistics: { quantiles, referenceQuantiles: { ...quantiles, p50: 2.5 } } }
    const medians = outputsNamed([shown], METRIC_ML_QUALITY_QUANTILE)
      .filter(({ attributes }) => attributes['ml.quantile'] === 'p50')
      .map(({ attributes, value }) => [attributes['ml.bin.source'], value])
    expect(medians).toEqual([
      ['current', 2],
      ['reference', 2.5],
    ])
  })

  test('distributions of what is raised come before those of what is not', () => {
    const raised: VerdictLine = { ...numeric, feature: 'z', state: 'investigate', severity: 50, kind: 'distribution' }
    const shown = outputsNamed([numeric, raised], METRIC_ML_DISTRIBUTION_SHARE).map(
      ({ attributes }) => attributes['ml.feature.name'],
    )
    expect([...new Set(shown)]).toEqual(['z', 'x'])
  })

  test('no output carries what the registry does not declare for it', () => {
    const everything: VerdictLine = {
      ...numeric,
      state: 'act',
      severity: 80,
      kind: 'distribution',
      reason: 'thin',
      since: line.start,
      learning: 0.5,
      contributions: [{ segment: { name: 'city', value: 'a' }, mix: 1, within: 0 }],
      statistics: {
        distribution,
        quantiles: { p5: 1, p50: 2, p95: 3 },
        missing: 0.1,
        invalid: 0.1,
        newCategory: 0.1,
        psiDebiased: 0.3,
        ksPValue: 0.01,
        qualityScore: 0.9,
      },
    }
    const inSegment: VerdictLine = { ...everything, segment: { name: 'city', value: 'a' } }
    for (const { metric, attributes } of verdictOutputs([everything, inSegment], context))
      expect(metricDefinitions[metric]!.attributes, metric).toEqual(expect.arrayContaining(Object.keys(attributes)))
  })
})

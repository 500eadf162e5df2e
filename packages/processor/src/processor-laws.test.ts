import type { VerdictLine } from '@driftline/health'
import { ATTR_ML_MODEL_NAME, METRIC_ML_FEATURE_CATEGORIES } from '@driftline/semconv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toExplicitData, toExponentialData } from './otlp/histogram-data.ts'
import type { MetricPoint } from './otlp/metric-point.ts'
import { DAY_MS, EXPORT_MS, exportsOf, HOUR_MS, judgedModel, pointOf, START_MS } from './lives.testing.ts'
import type { MonitoredModel } from './models/monitor-options.ts'
import { bytesHeld, run, undisturbed } from './processor-laws.testing.ts'
import type { Life } from './lives.testing.ts'
import type { Disturbance, Phase } from './processor-laws.testing.ts'

const disturbances: fc.Arbitrary<Disturbance> = fc.record({
  seed: fc.noShrink(fc.nat()),
  batch: fc.constantFrom(1, 4, 30, 300),
  restarts: fc.constantFrom(0, 2, 10),
  clockSteps: fc.constantFrom(0, 2, 60),
  repeats: fc.constantFrom(0, 5, 40),
})

/** Times of the exports of some hours, of which some were lost. */
function times(fromHour: number, hours: number, isLost: (i: number) => boolean = () => false): readonly number[] {
  return Array.from(
    { length: (hours * HOUR_MS) / EXPORT_MS },
    (_, i) => START_MS + fromHour * HOUR_MS + (i + 1) * EXPORT_MS,
  ).filter((_, i) => i === 0 || !isLost(i))
}

/** Edges that change within a life. */
const changingBounds = (timeMs: number): readonly number[] =>
  timeMs < START_MS + 4 * HOUR_MS ? [0.25, 0.5] : [0.5, 0.9]

const lives: readonly Life[] = [
  { writer: 'a', startTimeMs: START_MS, timesMs: times(0, 5), movesAtMs: START_MS + 4 * HOUR_MS },
  { writer: 'a', startTimeMs: START_MS + 5 * HOUR_MS, timesMs: times(5, 3), movesAtMs: START_MS, bounds: () => [0.5] },
  { writer: 'b', startTimeMs: START_MS, timesMs: times(0, 8, (i) => i % 7 === 3), bounds: changingBounds },
  { writer: 'c', startTimeMs: START_MS - DAY_MS, timesMs: times(0, 8) },
  { writer: 'd', startTimeMs: START_MS, timesMs: times(0, 8), temporality: 'delta' },
  {
    writer: 'e',
    startTimeMs: START_MS,
    timesMs: times(0, 8, (i) => i > 9 && i < 30),
    version: '2',
    movesAtMs: START_MS + 6 * HOUR_MS,
  },
  { writer: 'f', startTimeMs: 0, timesMs: times(0, 8), version: '2' },
  { writer: 'g', startTimeMs: START_MS, timesMs: times(0, 8), role: 'canary' },
  { writer: 'h', startTimeMs: START_MS, timesMs: times(0, 8), role: 'shadow', movesAtMs: START_MS },
  { writer: 'i', startTimeMs: START_MS, timesMs: times(0, 8), version: '2', role: 'shadow', temporality: 'delta' },
]
const day: readonly Phase[] = [{ arrivalMs: START_MS + 8 * HOUR_MS, points: lives.flatMap(exportsOf) }]

/** Exports of a life on some days, at most one in a pane. */
function sparse(life: Omit<Life, 'timesMs'>, days: readonly number[]): readonly MetricPoint[] {
  return exportsOf({
    ...life,
    timesMs: days.map((at) => START_MS + Math.round(at * 24) * HOUR_MS + EXPORT_MS),
    rows: 40,
  })
}

/** Every so many hours from one day to another. */
function every(hours: number, fromDay: number, toDay: number): readonly number[] {
  return Array.from({ length: ((toDay - fromDay) * 24) / hours }, (_, i) => fromDay + (i * hours) / 24)
}

/** Two writers go on, two fall silent and come back; cumulative and delta, with and without a profile. */
function gapOf(days: number, hours: number): readonly Phase[] {
  const before = every(6, 0, 2)
  const after = every(6, 2 + days, 4 + days)
  const goingOn = [...before, ...every(hours, 2, 2 + days), ...after]
  const points = [
    ...sparse({ writer: 'a', startTimeMs: START_MS }, goingOn),
    ...sparse({ writer: 'b', startTimeMs: START_MS, version: '2' }, goingOn),
    ...sparse({ writer: 'c', startTimeMs: START_MS }, [...before, ...after]),
    ...sparse({ writer: 'd', startTimeMs: START_MS, temporality: 'delta', version: '3' }, [...before, ...after]),
    ...sparse({ writer: 'e', startTimeMs: START_MS, version: '2', role: 'shadow' }, [...before, ...after]),
  ]
  return [phaseOf(points, 0, 2), phaseOf(points, 2, 2 + days), phaseOf(points, 2 + days, 4 + days)]
}

function phaseOf(points: readonly MetricPoint[], fromDay: number, toDay: number): Phase {
  const [fromMs, toMs] = [START_MS + fromDay * DAY_MS, START_MS + toDay * DAY_MS]
  return { points: points.filter(({ timeMs }) => timeMs >= fromMs && timeMs < toMs), arrivalMs: toMs, clockMs: toMs }
}

function withoutMiddle([before, , after]: readonly Phase[], instead: readonly Phase[] = []): readonly Phase[] {
  return [before!, ...instead, after!]
}

/** A stream lives for seven days and six hours, what is remembered of a series for 31 days. */
const schedules: Readonly<Record<string, readonly Phase[]>> = {
  'hours of several writers, versions, roles, segments, lives and kinds': day,
  'a gap of a writer that is a little longer than a stream lives': gapOf(7.5, 3),
  'a gap of a writer that is looked for just before it ends': gapOf(8, 3),
  'a gap of a writer of twenty days while others go on': gapOf(20, 12),
  'a gap of a writer that is as long as series are remembered': gapOf(31, 6),
  'twenty days in which all are silent': withoutMiddle(gapOf(20, 12)),
  'twenty days in which all are silent and the clock goes on': withoutMiddle(gapOf(20, 12), [
    { points: [], arrivalMs: START_MS + 10 * DAY_MS, clockMs: START_MS + 10 * DAY_MS },
  ]),
}

describe.each(Object.entries(schedules))('in %s', (_, phases) => {
  test('order, repetition, batching, restarts and steps of the clock change nothing', () => {
    const expected = run(phases, undisturbed)
    expect(new Set(expected.map(({ end }) => end)).size).toBeGreaterThan(5)
    fc.assert(
      fc.property(disturbances, (disturbance) => {
        expect(run(phases, disturbance)).toEqual(expected)
      }),
      { numRuns: 12 },
    )
  })

  test('the bytes on account are the bytes that are held, at any time and after any restart', () => {
    fc.assert(
      fc.property(disturbances, (disturbance) => {
        run(
          phases,
          { ...disturbance, batch: 20 },
          {
            onState: ({ registry }) => {
              let total = 0
              for (const monitored of registry.all()) {
                const { monitor } = monitored
                expect(monitor.account.bytes).toBe(bytesHeld(monitored))
                expect(monitor.account.streams).toBe([...monitor.streams.all()].length)
                total += monitor.account.bytes
              }
              expect(registry.admission.bytes).toBe(total)
            },
          },
        )
      }),
      { numRuns: 4 },
    )
  })
})

test('the laws are tried on what they are about', () => {
  const lines = run(day, undisturbed)
  expect(lines.some(({ partial }) => partial)).toBe(true)
  expect(new Set(lines.map(({ window }) => window))).toEqual(new Set(['20m', '1h']))
  const statesOf = (own: readonly VerdictLine[], name: string): readonly string[] => [
    ...new Set(
      own.filter(({ reference }) => reference === name).map(({ segment, state }) => `${segment.name} ${state}`),
    ),
  ]
  expect(statesOf(lines, 'training')).toEqual(expect.arrayContaining(['all ok', 'all suspected', 'all investigate']))
  const learned = ['all learning', 'all ok', 'city learning', 'city ok']
  expect(statesOf(lines, 'baseline')).toEqual(expect.arrayContaining(learned))
  expect(statesOf(lines, 'rolling')).toEqual(expect.arrayContaining([...learned, 'all act', 'all recovering']))
  const days = run(gapOf(8, 3), undisturbed)
  for (const name of ['baseline', 'seasonal', 'rolling'])
    expect(statesOf(days, name)).toEqual(expect.arrayContaining(learned))
  const roles = new Set(lines.map(({ version, role, state }) => `${version} ${role} ${state}`))
  expect([...roles]).toEqual(expect.arrayContaining(['1 live ok', '1 canary ok', '1 shadow act', '2 shadow ok']))
})

test('models that share a processor are judged as in processors of their own', () => {
  const [{ points, arrivalMs }] = day as readonly [Phase]
  const others = lives.slice(4).flatMap(exportsOf).map(ofOther)
  const other: MonitoredModel = {
    ...judgedModel,
    spec: { ...judgedModel.spec, model: { ...judgedModel.spec.model, name: 'n' } },
  }
  const ofModel = (lines: readonly VerdictLine[], name: string) => lines.filter(({ model }) => model === name)
  const [own, its] = [run(day, undisturbed), run([{ points: others, arrivalMs }], undisturbed, { models: [other] })]
  expect([own.length > 100, its.length > 100]).toEqual([true, true])
  fc.assert(
    fc.property(disturbances, (disturbance) => {
      const together = [{ points: [...points, ...others], arrivalMs }]
      const lines = run(together, { ...disturbance, batch: 30 }, { models: [judgedModel, other] })
      expect(ofModel(lines, 'm')).toEqual(own)
      expect(ofModel(lines, 'n')).toEqual(its)
    }),
    { numRuns: 6 },
  )
})

function ofOther(point: MetricPoint): MetricPoint {
  return { ...point, attributes: { ...point.attributes, [ATTR_ML_MODEL_NAME]: 'n' } }
}

/** Lines of a role but for what is said of the window as such, which all roles share. */
const ofRole = (lines: readonly VerdictLine[], role: VerdictLine['role']): readonly VerdictLine[] =>
  lines.filter((line) => line.role === role).map(wholeLine)

const wholeLine = (line: VerdictLine): VerdictLine => ({ ...line, partial: false })

test('what one role counts changes nothing of another, but for what all are judged by: what live teaches', () => {
  const [{ arrivalMs }] = day as readonly [Phase]
  const runOf = (own: readonly Life[], disturbance: Disturbance): readonly VerdictLine[] =>
    run([{ arrivalMs, points: own.flatMap(exportsOf) }], disturbance)
  const ofLife = (role: VerdictLine['role']): readonly Life[] => lives.filter((life) => (life.role ?? 'live') === role)
  const isJudgedAlone = ({ reference, feature }: VerdictLine): boolean => reference === 'training' && feature !== 'all'
  const judgedAlone = (lines: readonly VerdictLine[], role: VerdictLine['role']) =>
    ofRole(lines, role)
      .filter(isJudgedAlone)
      .map(({ sentence: _tellsOfLiveToo, ...line }) => line)
  const live = ofRole(runOf(ofLife('live'), undisturbed), 'live')
  const [canary, shadow] = (['canary', 'shadow'] as const).map((role) =>
    judgedAlone(runOf(ofLife(role), undisturbed), role),
  )
  expect([live, canary, shadow].map((lines) => (lines?.length ?? 0) > 20)).toEqual([true, true, true])
  fc.assert(
    fc.property(disturbances, (disturbance) => {
      const lines = runOf(lives, { ...disturbance, batch: 30 })
      expect(ofRole(lines, 'live')).toEqual(live)
      expect(judgedAlone(lines, 'canary')).toEqual(canary)
      expect(judgedAlone(lines, 'shadow')).toEqual(shadow)
    }),
    { numRuns: 8 },
  )
})

const anyCounts = fc.array(fc.constantFrom(0, 1, 2 ** 52, 2 ** 53 - 1, 2 ** 53, 1e300, -1, NaN, Infinity), {
  maxLength: 4,
})
const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)

/** Whatever readers may give, most of it hard to count with. */
const poison: fc.Arbitrary<MetricPoint['data']> = fc.oneof(
  fc
    .record({
      scale: fc.constantFrom(-10, 0, 20, NaN),
      zeroThreshold: fc.constantFrom(0, 1, 1e308, Number.MAX_VALUE, NaN, Infinity),
      zeroCount: fc.constantFrom(0, 5, 2 ** 53 - 1),
      offset: fc.constantFrom(0, -1, -1075, 1020, 2 ** 20, 2 ** 31, NaN),
      counts: anyCounts,
    })
    .map(({ offset, counts, ...rest }) => {
      const negative = { offset: offset - 1, counts: counts.slice(2) }
      const count = rest.zeroCount + total(counts) + total(negative.counts)
      return toExponentialData({ ...rest, positive: { offset, counts }, negative, count })
    }),
  fc
    .record({ bounds: fc.array(fc.constantFrom(-1, 0, 0.5, 1, 1e308, NaN), { maxLength: 3 }), counts: anyCounts })
    .map(({ bounds, counts }) => toExplicitData({ bounds, counts, count: total(counts) })),
  fc
    .constantFrom(0, 1, 2 ** 52, 2 ** 53, 2 ** 53 + 2, 1e300, Infinity, -Infinity, NaN, -5, 0.1)
    .map((value) => ({ kind: 'number' as const, value })),
)

/** Points of the feature `p`, in one version and both segments, at times at which others export too. */
const poisoned = fc.array(
  fc
    .record({
      data: poison,
      at: fc.nat(47),
      writer: fc.constantFrom('b', 'd'),
      temporality: fc.constantFrom('delta', 'cumulative'),
      segment: fc.constantFrom(undefined, ['city', 'ulm'] as const),
      category: fc.constantFrom('a', 'other', '__proto__'),
      startTimeMs: fc.constantFrom(0, START_MS),
    })
    .map(({ data, at, segment, ...rest }) => {
      const timeMs = START_MS + (at + 1) * EXPORT_MS
      const numbers = { metric: METRIC_ML_FEATURE_CATEGORIES }
      return pointOf({
        ...rest,
        ...(data.kind === 'number' && numbers),
        ...(segment && { segment }),
        timeMs,
        feature: 'p',
        data,
      })
    }),
  { minLength: 5, maxLength: 60 },
)

test('one poisoned series harms no other', () => {
  const [{ points, arrivalMs }] = day as readonly [Phase]
  // How many rows there are is known by the features alone, so all of them have a say in it.
  const isOther = ({ feature }: { readonly feature: string }): boolean => feature !== 'p' && feature !== 'all'
  const plain = (line: VerdictLine) => ({ ...line, partial: undefined })
  const expected = run(day, undisturbed).filter(isOther).map(plain)
  fc.assert(
    fc.property(poisoned, disturbances, (added, disturbance) => {
      const lines = run([{ points: [...points, ...added], arrivalMs }], { ...disturbance, batch: 30 })
      expect(lines.filter(isOther).map(plain)).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test('edges of a score that change cost what lies between them, and no rows', () => {
  const whole = (lines: readonly VerdictLine[]) =>
    lines.filter(({ feature, window }) => feature === 'score' && window === '1h').map(({ count }) => count)
  const livesOn = (bounds: Life['bounds']): readonly Phase[] => {
    const timesMs = times(0, 9)
    const both = ['a', 'b'].map((writer): Life => ({ writer, startTimeMs: START_MS, timesMs, temporality: 'delta' }))
    const points = [...exportsOf(both[0]!), ...exportsOf({ ...both[1]!, ...(bounds && { bounds }) })]
    return [{ arrivalMs: START_MS + 9 * HOUR_MS, points }]
  }
  const edges = fc.constantFrom<readonly number[]>([0.5], [0.25, 0.5], [0.1, 0.9], [])
  fc.assert(
    fc.property(fc.array(edges, { minLength: 1, maxLength: 54 }), disturbances, (changes, disturbance) => {
      const phases = livesOn((timeMs) => changes[(timeMs / EXPORT_MS) % changes.length]!)
      const lines = run(phases, undisturbed)
      expect(whole(lines)).toEqual(whole(run(livesOn(undefined), undisturbed)))
      expect(run(phases, disturbance)).toEqual(lines)
    }),
    { numRuns: 15 },
  )
})

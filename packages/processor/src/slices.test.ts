import type { VerdictLine } from '@driftline/health'
import { METRIC_ML_FEATURE_CATEGORIES } from '@driftline/semconv'
import { describe, expect, test } from 'vitest'
import { Account, Admission } from './intake/admission.ts'
import type { ModelMonitor } from './models/model-monitor.ts'
import { OutputBook } from './outputs/output-book.ts'
import { createProcessor, DEFAULT_LIMITS } from './processor.ts'
import type { Processor } from './processor.ts'
import { EXPORT_MS, HOUR_MS, modelOf, pointOf, START_MS } from './lives.testing.ts'
import type { PointShape } from './lives.testing.ts'
import { writeSection } from './state/write-section.ts'
import type { Work } from './work.ts'

const SERIES = 20_000
/** One step sorts 2,048, or merges two such runs. */
const MOST_PER_STEP = 5000
/** A part ends after 256 KiB; the record that ends it may be as long again: 20,000 categories of one feature. */
const MOST_PART_BYTES = 3 * 2 ** 18
const model = modelOf('model: {name: m}\nwindows: [1h]\nreferences: {training: {baseline: {rows: 1000}}}\n')

type Numbered = Partial<Pick<PointShape, 'feature' | 'segment' | 'version' | 'category'>>

const shapes: Readonly<Record<string, (i: number) => Numbered>> = {
  features: (i) => ({ feature: `f${i}` }),
  segments: (i) => ({ segment: ['city', `c${i}`] }),
  versions: (i) => ({ version: `v${i}` }),
  categories: (i) => ({ category: `c${i}` }),
}

/** A processor that has taken in one point of each series for an hour and one for the next. */
function filled(shape: (i: number) => Numbered): { readonly processor: Processor; readonly monitor: ModelMonitor } {
  const limits = { ...DEFAULT_LIMITS, latenessMs: 0 }
  const processor = createProcessor({ models: [model], limits, coveredSinceMs: START_MS })
  for (const [hour, value] of [
    [0, 2000],
    [1, 3000],
  ] as const)
    takeAll(
      processor,
      Array.from({ length: SERIES }, (_, i) =>
        pointOf({
          writer: 'w',
          feature: 'x',
          category: 'a',
          metric: METRIC_ML_FEATURE_CATEGORIES,
          ...shape(i),
          startTimeMs: START_MS,
          timeMs: START_MS + hour * HOUR_MS + EXPORT_MS,
          data: { kind: 'number', value },
        }),
      ),
    )
  return { processor, monitor: processor.registry.all()[0]!.monitor }
}

function takeAll(processor: Processor, points: readonly ReturnType<typeof pointOf>[]): void {
  processor.apply({ kind: 'points', points: points.slice(0, 1), arrivalMs: START_MS + 2 * HOUR_MS })
  const taking = processor.taking({ kind: 'points', points: points.slice(1), arrivalMs: START_MS + 2 * HOUR_MS })
  while (!taking.next().done);
}

/** The most of the watched objects that one step of the work looks at, and how many all steps did. */
function watchSteps(work: Work<unknown>, objects: Iterable<object>, property: string) {
  const seen = new Set<object>()
  const all = new Set<object>()
  for (const own of objects) watch(own, property, seen)
  let most = 0
  for (let isDone = false; !isDone;) {
    isDone = work.next().done === true
    most = Math.max(most, seen.size)
    for (const own of seen) all.add(own)
    seen.clear()
  }
  return { most, all: all.size }
}

function watch(own: object, property: string, seen: Set<object>): void {
  const value: unknown = Reflect.get(own, property)
  Object.defineProperty(own, property, {
    enumerable: true,
    get: () => {
      seen.add(own)
      return value
    },
  })
}

describe.each(Object.entries(shapes))('an hour of 20,000 %s', (_, shape) => {
  test('is closed in small steps', () => {
    const { processor, monitor } = filled(shape)
    const targets = Array.from(monitor.streams.all(), ({ target }) => target.feature)
    const { most, all } = watchSteps(processor.closing({ kind: 'finish' }), targets, 'key')
    expect(all).toBe(new Set(targets).size)
    expect(most).toBeLessThanOrEqual(MOST_PER_STEP)
  })

  test('is written in small parts', () => {
    const { processor } = filled(shape)
    processor.apply({ kind: 'finish' })
    const [own] = processor.registry.all()
    const parts = [...writeSection(own!)]
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(MOST_PART_BYTES)
    expect(parts.length).toBeGreaterThan(5)
  })
})

/** Lines of one window or, in turn, of a version each. */
function linesOf(versionOf: (i: number) => string, segmentOf: (i: number) => string): readonly VerdictLine[] {
  return Array.from({ length: SERIES }, (_, i) => ({
    model: 'm',
    version: versionOf(i),
    role: 'live',
    start: '2026-01-01T00:00:00Z',
    end: '2026-01-01T01:00:00Z',
    window: '1h',
    partial: false,
    segment: { name: segmentOf(i), value: segmentOf(i) },
    feature: `f${i % 977}`,
    reference: 'training',
    count: i,
    state: i % 3 === 0 ? 'act' : 'ok',
    severity: i % 100,
    windowSeverity: i % 100,
    kind: null,
    lowerBound: 0,
    detectable: null,
    kinds: [],
    since: null,
    sentence: '',
    statistics: { missing: 0.1 },
  }))
}

describe.each([
  [
    'features',
    linesOf(
      () => '1',
      () => 'all',
    ),
  ],
  [
    'segments',
    linesOf(
      () => '1',
      (i) => (i === 0 ? 'all' : `s${i}`),
    ),
  ],
  [
    'versions',
    linesOf(
      (i) => `v${i}`,
      () => 'all',
    ),
  ],
] as const)('verdicts on 20,000 %s', (_, lines) => {
  test('come into the book, and are ranked in it, in small steps', () => {
    const account = new Account(new Admission(DEFAULT_LIMITS))
    const book = new OutputBook({ environment: 'e', spec: model.spec, types: new Map() }, account)
    const adding = watchSteps(book.add(lines), lines, 'version')
    expect(adding).toEqual({ most: expect.any(Number), all: SERIES })
    expect(adding.most).toBeLessThanOrEqual(MOST_PER_STEP)
    const renewing = watchSteps(book.renew(START_MS + HOUR_MS), lines, 'segment')
    expect(renewing).toEqual({ most: expect.any(Number), all: SERIES })
    expect(renewing.most).toBeLessThanOrEqual(MOST_PER_STEP)
  })
})

import {
  ATTR_DRIFTLINE_OVERFLOW_KIND,
  ATTR_ERROR_TYPE,
  ATTR_ML_WRITER_ID,
  ATTR_SERVICE_NAME,
  DRIFTLINE_COMPLAINT_VALUES,
  DRIFTLINE_OVERFLOW_KIND_VALUES,
  METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS,
  METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW,
} from '@driftline/semconv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MetricPoint } from '../otlp/metric-point.ts'
import { Complaints } from './complaints.ts'

const START_MS = Date.UTC(2026, 0, 1)
const DAY_MS = 86_400_000

interface Said {
  readonly value?: number
  readonly timeMs?: number
  readonly startTimeMs?: number
  readonly service?: string
  readonly writer?: string
  readonly kind?: string
  readonly temporality?: MetricPoint['temporality']
}

function errorPoint(said: Said = {}): MetricPoint {
  const { value = 1, timeMs = START_MS, startTimeMs = START_MS, service = 's', writer = 'w', kind = 'batch' } = said
  return {
    resource: { [ATTR_SERVICE_NAME]: service },
    scopeName: 'test',
    scope: { [ATTR_ML_WRITER_ID]: writer },
    metric: METRIC_DRIFTLINE_INSTRUMENTATION_ERRORS,
    unit: '',
    temporality: said.temporality ?? 'cumulative',
    monotonic: true,
    attributes: { [ATTR_ERROR_TYPE]: kind },
    startTimeMs,
    timeMs,
    data: { kind: 'number', value },
  }
}

const owner = { model: 'm', environment: 'production' }

function hear(points: readonly MetricPoint[], complaints = new Complaints(), heardMs = START_MS) {
  const dispositions = points.map((point) => complaints.take(point, owner, heardMs))
  return { complaints, dispositions, counts: complaints.list().map(({ count }) => count) }
}

describe('complaints', () => {
  test('are counted by service, environment, model and kind', () => {
    const { complaints } = hear([errorPoint({ value: 3 }), errorPoint({ kind: 'rows', writer: 'x' })])
    expect(complaints.list()).toEqual([
      { service: 's', environment: 'production', model: 'm', kind: 'rows', count: 1 },
      { service: 's', environment: 'production', model: 'm', kind: 'batch', count: 3 },
    ])
  })

  test('of all writers of a service add up, each by what it added', () => {
    const { counts, dispositions } = hear([
      errorPoint({ value: 3 }),
      errorPoint({ value: 5, timeMs: START_MS + 1 }),
      errorPoint({ value: 5, timeMs: START_MS + 1 }),
      errorPoint({ value: 2, writer: 'x' }),
    ])
    expect(counts).toEqual([7])
    expect(dispositions).toEqual(['accepted', 'accepted', 'duplicate', 'accepted'])
  })

  test('of a writer that began anew are added to those before', () => {
    const again = { value: 2, timeMs: START_MS + 10 }
    expect(hear([errorPoint({ value: 9 }), errorPoint({ ...again, startTimeMs: START_MS + 5 })]).counts).toEqual([11])
    const nameless = [errorPoint({ value: 9, startTimeMs: 0 }), errorPoint({ ...again, startTimeMs: 0 })]
    expect(hear(nameless).counts).toEqual([11])
  })

  test('sent as deltas are added as they are', () => {
    const point = (timeMs: number) => errorPoint({ value: 4, temporality: 'delta', timeMs })
    expect(hear([point(1), point(2), point(2)]).counts).toEqual([8])
  })

  test('of a kind nobody knows are `other`, and every cap has a kind of its own', () => {
    expect(hear([errorPoint({ kind: 'invented' }), errorPoint({ kind: '' })]).complaints.list()).toMatchObject([
      { kind: 'other', count: 2 },
    ])
    const caps = DRIFTLINE_OVERFLOW_KIND_VALUES.map((kind) => ({
      ...errorPoint(),
      metric: METRIC_DRIFTLINE_INSTRUMENTATION_OVERFLOW,
      attributes: { [ATTR_DRIFTLINE_OVERFLOW_KIND]: kind },
    }))
    const kinds = hear(caps).complaints.list()
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(
      DRIFTLINE_OVERFLOW_KIND_VALUES.map((kind) => `too_many_${kind}`).sort(),
    )
  })

  test('that no counter can have are refused', () => {
    const bad = [-1, Number.NaN, Infinity, 2 ** 54].map((value, i) => errorPoint({ value, writer: `${i}` }))
    const { dispositions, counts } = hear([...bad, errorPoint({ temporality: 'unspecified' })])
    expect(dispositions).toEqual(['invalid', 'invalid', 'invalid', 'invalid', 'unsupported'])
    expect(counts).toEqual([])
  })

  test('of more senders than can be told apart are together `other`', () => {
    const points = Array.from({ length: 300 }, (_, i) => errorPoint({ service: `service ${i}` }))
    const { complaints } = hear([...points, errorPoint({ service: 'n'.repeat(201) })])
    const senders = complaints.list()
    expect(senders.length).toBeLessThanOrEqual(201)
    expect(senders.reduce((sum, { count }) => sum + count, 0)).toBe(301)
    expect(senders.find(({ service }) => service === 'other')).toMatchObject({ environment: 'other', model: 'other' })
  })

  test('have at most ten thousand counters, of which those silent for a day make room', () => {
    const complaints = new Complaints()
    const points = Array.from({ length: 10_001 }, (_, i) => errorPoint({ writer: `w${i}` }))
    expect(hear(points, complaints).dispositions.at(-1)).toBe('overflow')
    expect(hear([points.at(-1)!], complaints, START_MS + DAY_MS).dispositions).toEqual(['accepted'])
  })

  test('come to the sum of what each writer said last, in whatever order writers are heard', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(9), fc.constantFrom('batch', 'rows')), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, (said) => {
        const lastByStream = new Map<string, number>()
        const points = said.map(([writer, more, kind], i) => {
          const value = (lastByStream.get(writer + kind) ?? 0) + more
          lastByStream.set(writer + kind, value)
          return errorPoint({ writer, kind, value, timeMs: START_MS + i })
        })
        const total = [...lastByStream.values()].reduce((sum, value) => sum + value, 0)
        expect(hear(points).counts.reduce((sum, count) => sum + count, 0)).toBe(total)
      }),
    )
  })

  test('are listed by sender and then in the order of the kinds', () => {
    const kinds = [...DRIFTLINE_COMPLAINT_VALUES].reverse().map((kind) => errorPoint({ kind }))
    const { complaints } = hear([...kinds, errorPoint({ service: 'a' })])
    expect(complaints.list().map(({ service, kind }) => `${service} ${kind}`)).toEqual([
      'a batch',
      ...DRIFTLINE_COMPLAINT_VALUES.map((kind) => `s ${kind}`),
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAttributeInterner } from './attribute-interner.ts'
import { decodeMetrics, type DecodeOptions } from './decode-metrics.ts'
import { finishWork } from '../work.ts'
import type { MetricPoint } from './metric-point.ts'
import { anyRequest, encodeIndependently, renderJson } from './otlp-request.testing.ts'

const toBody = {
  protobuf: (sent: unknown) => encodeIndependently(sent),
  json: (sent: unknown) => Buffer.from(renderJson(sent)),
}
const ENCODINGS = ['protobuf', 'json'] as const

/** The parts between pauses: how many, and the longest in milliseconds of this thread, however busy the machine is. */
function slicesOf(body: Uint8Array, encoding: 'protobuf' | 'json', options: DecodeOptions = {}) {
  const slices = decodeMetrics(body, encoding, options)
  let longestMs = 0
  let count = 0
  for (;;) {
    const start = process.threadCpuUsage()
    const { done, value } = slices.next()
    const { user, system } = process.threadCpuUsage(start)
    longestMs = Math.max(longestMs, (user + system) / 1000)
    count += 1
    if (done) return { points: value, count, longestMs }
  }
}

const attributesOf = (i: number) => [
  { key: 'ml.model.name', value: { stringValue: 'm' } },
  { key: 'ml.feature.name', value: { stringValue: `f${i}` } },
]
const sums = (count: number, metrics = 1) => ({
  resourceMetrics: [
    {
      resource: { attributes: attributesOf(-1) },
      scopeMetrics: [
        {
          scope: { name: 's', attributes: attributesOf(-2) },
          metrics: Array.from({ length: metrics }, () => ({
            name: 'n',
            sum: {
              dataPoints: Array.from({ length: count / metrics }, (_, i) => ({
                attributes: attributesOf(i % 100),
                timeUnixNano: '1',
                asInt: '1',
              })),
            },
          })),
        },
      ],
    },
  ],
})

describe.each(ENCODINGS)('decoding %s in slices', (encoding) => {
  test.each([
    ['points', sums(20_000), 20],
    ['metrics of one point', sums(20_000, 20_000), 20],
    ['buckets', wide(5, 65_536), 5],
    ['empty resources', { resourceMetrics: Array.from({ length: 50_000 }, () => ({})) }, 10],
  ])('pauses often enough among many %s', (_, sent, atLeast) => {
    const { count, longestMs } = slicesOf(toBody[encoding](sent), encoding)
    expect(count).toBeGreaterThanOrEqual(atLeast)
    expect(longestMs).toBeLessThan(100) // 50 ms once the engine has warmed up
  })

  test('says what it holds while it goes, and stops when that is refused', () => {
    let held = 0
    const body = toBody[encoding](sums(20_000))
    slicesOf(body, encoding, { hold: (bytes) => (held += bytes) })
    expect(held / 20_000).toBeGreaterThan(400)
    expect(held / 20_000).toBeLessThan(1000)
    let told = 0
    const hold = (bytes: number) => {
      told += bytes
      if (told > 1_000_000) throw new RangeError('enough')
    }
    expect(() => slicesOf(body, encoding, { hold })).toThrow('enough')
    expect(told).toBeLessThan(1_100_000)
  })

  test('says what the buckets take that are kept, not those that were sent', () => {
    let held = 0
    slicesOf(toBody[encoding](wide(5, 65_536)), encoding, { hold: (bytes) => (held += bytes) })
    expect(held).toBeLessThan(5 * (400 + 320 * 8 + 200))
  })
})

describe('an attribute interner', () => {
  test('changes nothing but which objects are the same', () => {
    const interner = createAttributeInterner(2 ** 16)
    fc.assert(
      fc.property(anyRequest, (sent) => {
        const body = encodeIndependently(sent)
        expect(finishWork(decodeMetrics(body, 'protobuf', { interner }))).toEqual(
          finishWork(decodeMetrics(body, 'protobuf')),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('gives the same frozen objects for the same bytes, across requests', () => {
    const interner = createAttributeInterner()
    const read = () => finishWork(decodeMetrics(encodeIndependently(sums(300)), 'protobuf', { interner }))
    const [first, second] = [read(), read()]
    for (const [i, point] of second.entries()) {
      expect(point.attributes).toBe(first[i % 100]!.attributes)
      expect([point.resource, point.scope]).toEqual([first[0]!.resource, first[0]!.scope])
      expect(point.resource).toBe(first[0]!.resource)
      expect(point.scope).toBe(first[0]!.scope)
      expect(Object.isFrozen(point.attributes)).toBe(true)
    }
    expect(new Set(second.map(({ attributes }) => attributes)).size).toBe(100)
  })

  test('forgets the oldest and keeps giving what was sent', () => {
    const interner = createAttributeInterner(4096)
    const sets = Array.from({ length: 3000 }, (_, i) => (i * 7919) % 500)
    const points = sets.map((i) => ({ attributes: attributesOf(i), asInt: '1' }))
    const sent = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'n', gauge: { dataPoints: points } }] }] }] }
    const read: readonly MetricPoint[] = finishWork(decodeMetrics(encodeIndependently(sent), 'protobuf', { interner }))
    expect(read.map(({ attributes }) => attributes['ml.feature.name'])).toEqual(sets.map((i) => `f${i}`))
  })

  test('joins attributes that came in two parts without touching what is shared', () => {
    const keyValue = (tag: number, key: string, value: string) => {
      const any = [0x0a, value.length, ...Buffer.from(value)]
      const content = [0x0a, key.length, ...Buffer.from(key), 0x12, any.length, ...any]
      return [tag, content.length, ...content]
    }
    const wrap = (tag: number, content: readonly number[]) => [tag, content.length, ...content]
    const value = [0x31, 1, 0, 0, 0, 0, 0, 0, 0]
    const [a, b, c] = [keyValue(0x3a, 'a', '1'), keyValue(0x3a, 'a', '2'), keyValue(0x3a, 'c', '3')]
    const unseen = keyValue(0x3a, 'd', '4')
    const bodyOf = (...parts: readonly number[][]) =>
      Uint8Array.from(wrap(0x0a, wrap(0x12, wrap(0x12, wrap(0x2a, wrap(0x0a, parts.flat()))))))
    const interner = createAttributeInterner()
    const read = (...parts: readonly number[][]) => ({
      ...finishWork(decodeMetrics(bodyOf(...parts), 'protobuf', { interner }))[0]!.attributes,
    })
    expect(read(a, value)).toEqual({ a: '1' })
    expect(read(a, value, b, c)).toEqual({ a: '2', c: '3' })
    expect(read(a, value, c)).toEqual({ a: '1', c: '3' })
    expect(read(unseen, value, c)).toEqual({ d: '4', c: '3' })
    expect(read(unseen, value)).toEqual({ d: '4' })
    expect(read(a, value)).toEqual({ a: '1' })
  })

  test('counts attributes it knows like those it reads, so that a request is refused whatever came before it', () => {
    const wrap = (tag: number, content: Uint8Array): Buffer =>
      Buffer.concat([Uint8Array.from([tag, ...varint(content.length)]), content])
    const point = wrap(0x0a, Buffer.concat(Array.from({ length: 128 }, (_, i) => Uint8Array.of(0x3a, 3, 0x0a, 1, i))))
    const points = Buffer.concat(Array.from({ length: 16_000 }, () => point))
    const body = wrap(0x0a, wrap(0x12, wrap(0x12, wrap(0x2a, points))))
    const interner = createAttributeInterner()
    expect(() => finishWork(decodeMetrics(body, 'protobuf', { interner }))).toThrow('2000000 attributes')
  })
})

function wide(points: number, buckets: number): unknown {
  const bucketCounts = Array.from({ length: buckets }, () => 1)
  const point = { count: buckets, scale: 10, positive: { bucketCounts } }
  const exponentialHistogram = { dataPoints: Array.from({ length: points }, () => point) }
  return { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: 'w', exponentialHistogram }] }] }] }
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))]
}

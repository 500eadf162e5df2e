import { describe, expect, test } from 'vitest'
import { OtlpDecodeError, readMetricsJson, readMetricsProtobuf, type MetricPoint } from '../index.ts'
import { encodeIndependently, renderJson } from './otlp-request.testing.ts'

const TWO_53 = '9007199254740992'
const GOOD = { timeUnixNano: '1', count: '1', bucketCounts: ['1'] }
const good = { timeUnixNano: '1', count: '1', zeroCount: '1' }

const request = (metric: object) => ({ resourceMetrics: [{ scopeMetrics: [{ metrics: [metric] }] }] })
const explicit = (point: object) => request({ name: 'h', histogram: { dataPoints: [point, GOOD] } })
const exponential = (point: object) =>
  request({ name: 'h', exponentialHistogram: { dataPoints: [{ timeUnixNano: '1', ...point }, good] } })
const bothReaders = (sent: object): readonly (readonly MetricPoint[])[] => [
  readMetricsProtobuf(encodeIndependently(sent)),
  readMetricsJson(renderJson(sent)),
]
const kindsOf = (points: readonly MetricPoint[]) => points.map(({ data }) => data.kind)
const reasonOf = ([first]: readonly MetricPoint[]) => (first?.data.kind === 'unsupported' ? first.data.reason : '')

describe('counts that no histogram can have', () => {
  test.each([
    ['a count above 2^53', explicit({ count: TWO_53, bucketCounts: [TWO_53] })],
    [
      'bucket counts that add up above 2^53',
      explicit({ count: '1', bucketCounts: [TWO_53, '1'], explicitBounds: [1] }),
    ],
    ['a zero count above 2^53', exponential({ count: TWO_53, zeroCount: TWO_53 })],
    ['a bucket above 2^53', exponential({ count: TWO_53, positive: { bucketCounts: [TWO_53] } })],
    ['2,049 bounds', explicit(manyBounds(2049))],
  ])('make the point unsupported and leave the others alone: %s', (_, sent) => {
    for (const points of bothReaders(sent)) {
      expect(kindsOf(points)).toEqual(['unsupported', expect.stringMatching(/^ex/)])
      expect(reasonOf(points)).toMatch(/2\^53|2,048 bounds/)
    }
  })

  test.each([
    ['a negative bucket', '{"count":1,"bucketCounts":[-1]}', 'histogram'],
    ['buckets that are negative and add up', '{"count":1,"bucketCounts":[2,-1],"explicitBounds":[0]}', 'histogram'],
    ['fractions that add up', '{"count":1,"bucketCounts":[0.5,0.5],"explicitBounds":[0]}', 'histogram'],
    ['1e400', '{"count":1e400,"bucketCounts":[1e400]}', 'histogram'],
    ['a negative count', '{"count":-1,"zeroCount":-1}', 'exponentialHistogram'],
    ['a zero count of 1e400', '{"count":1e400,"zeroCount":1e400}', 'exponentialHistogram'],
    ['a zero count of NaN', '{"count":1,"zeroCount":"NaN"}', 'exponentialHistogram'],
    ['a fractional count', '{"count":"0.5","zeroCount":0.5}', 'exponentialHistogram'],
    ['a negative bucket', '{"count":1,"positive":{"bucketCounts":[2,-1]}}', 'exponentialHistogram'],
  ])('in JSON make the point unsupported and leave the others alone: %s', (_, point, kind) => {
    const series = `{"dataPoints":[${point},{"asInt":1,"count":1,"zeroCount":1,"bucketCounts":[1]}]}`
    const points = readMetricsJson(
      `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"h","${kind}":${series}}]}]}]}`,
    )
    expect(kindsOf(points)).toEqual(['unsupported', expect.stringMatching(/^ex/)])
    expect(reasonOf(points)).toContain('whole numbers from 0 to 2^53')
  })

  test.each([Number.NaN, Infinity, -1])('a zero threshold of %s makes the point unsupported', (zeroThreshold) => {
    for (const points of bothReaders(exponential({ count: '1', zeroCount: '1', zeroThreshold }))) {
      expect(kindsOf(points)).toEqual(['unsupported', 'exponential'])
      expect(reasonOf(points)).toContain('zero threshold')
    }
  })

  test('numbers are handed on as they were sent', () => {
    const dataPoints = [Number.NaN, -Infinity, -1, 1e308].map((asDouble) => ({ timeUnixNano: '1', asDouble }))
    for (const points of bothReaders(request({ name: 'n', sum: { dataPoints, isMonotonic: true } })))
      expect(points.map(({ data }) => data.kind === 'number' && data.value)).toEqual([Number.NaN, -Infinity, -1, 1e308])
  })
})

describe('what is kept of a histogram', () => {
  test('has no empty buckets at its ends', () => {
    const sent = exponential({
      count: '3',
      positive: { offset: -2, bucketCounts: ['0', '0', '1', '0', '2', '0'] },
      negative: { offset: 7, bucketCounts: ['0', '0'] },
    })
    for (const [point] of bothReaders(sent))
      expect(point!.data).toMatchObject({
        histogram: { positive: { offset: 0, counts: [1, 0, 2] }, negative: { offset: 0, counts: [] } },
      })
  })

  test('is at most 320 buckets a side, at the finest scale that allows it', () => {
    const bucketCounts = Array.from({ length: 100_000 }, (_, i) => (i === 0 || i === 99_999 ? '3' : '0'))
    const sent = exponential({ count: '7', scale: 20, zeroCount: '1', positive: { offset: 5, bucketCounts } })
    for (const [point] of bothReaders(sent)) {
      expect(point!.data.kind).toBe('exponential')
      if (point!.data.kind !== 'exponential') continue
      const { scale, positive, count } = point!.data.histogram
      expect([scale, positive.counts.length, count]).toEqual([11, 196, 7])
      expect([positive.offset, positive.counts[0], positive.counts.at(-1)]).toEqual([0, 3, 3])
    }
  })
})

describe('requests out of proportion are refused before anything is built', () => {
  const EMPTY_GROUPS = 100_001

  test.each([
    ['resources', message(0x0a, [])],
    ['scopes', message(0x12, [])],
    ['metrics', message(0x12, [])],
  ])('in protobuf: more than 100,000 empty %s', (level, empty) => {
    const many = Buffer.concat(Array.from({ length: EMPTY_GROUPS }, () => empty))
    const body = level === 'resources' ? many : message(0x0a, level === 'scopes' ? many : message(0x12, many))
    expect(() => readMetricsProtobuf(body)).toThrow(OtlpDecodeError)
    expect(() => readMetricsProtobuf(body)).toThrow('100000 resources, scopes and metrics')
  })

  test.each([
    ['resources', '[]', (many: string) => `{"resourceMetrics":[${many}]}`],
    ['scopes', '[]', (many: string) => `{"resourceMetrics":[{"scopeMetrics":[${many}]}]}`],
    ['metrics', '[]', (many: string) => `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[${many}]}]}]}`],
  ])('in JSON: more than 100,000 empty %s', (_, __, wrap) => {
    const body = wrap(Array.from({ length: EMPTY_GROUPS }, () => '{}').join())
    expect(() => readMetricsJson(body)).toThrow('100000 resources, scopes and metrics')
  })

  test.each([
    ['lists', '['.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000)],
    ['lists in a resource', `{"resourceMetrics":[{"resource":${'['.repeat(1000)}${']'.repeat(1000)}}]}`],
  ])('in JSON: deeply nested %s', (_, body) => {
    expect(() => readMetricsJson(body)).toThrow(OtlpDecodeError)
    expect(() => readMetricsJson(body)).toThrow('nested deeper than')
  })

  test('in JSON: a body of more than 16 MiB', () => {
    expect(() => readMetricsJson(`{"a":"${'x'.repeat(2 ** 24)}"}`)).toThrow('16 MiB')
  })

  test('in JSON: more than 1,000 different member names', () => {
    const members = Array.from({ length: 1001 }, (_, i) => `"k${i}":0`).join()
    expect(() => readMetricsJson(`{"someday":{${members}}}`)).toThrow('1000 different names')
  })

  test('in JSON: colons without a name before them, each of which would be read as all text so far', () => {
    expect(() => readMetricsJson(`{"someday":[${':'.repeat(1001)}]}`)).toThrow('not JSON at byte 12')
    expect(() => readMetricsJson(`{"someday":{"a"${':'.repeat(1001)}}}`)).toThrow('not JSON at byte 16')
  })

  test('attributes that hold more than 10,000 nested values', () => {
    const values = Array.from({ length: 10_001 }, () => ({ intValue: '1' }))
    const attributes = [{ key: 'k', value: { arrayValue: { values } } }]
    const sent = request({ name: 'a', gauge: { dataPoints: [{ asInt: '1', attributes }] } })
    expect(() => readMetricsProtobuf(encodeIndependently(sent))).toThrow('10000 values')
    expect(() => readMetricsJson(renderJson(sent))).toThrow('10000 values')
  })

  test('attributes of the whole request', () => {
    const attributes = Array.from({ length: 128 }, (_, i) => message(0x3a, [0x0a, 1, i]))
    const point = message(0x0a, Buffer.concat(attributes))
    const points = Buffer.concat(Array.from({ length: 16_000 }, () => point))
    const body = message(0x0a, message(0x12, message(0x12, message(0x2a, points))))
    expect(() => readMetricsProtobuf(body)).toThrow('2000000 attributes')
  })

  test('a data point of more than 4 MiB', () => {
    const point = message(0x0a, Buffer.alloc(2 ** 22 + 1, 0x40))
    const body = message(0x0a, message(0x12, message(0x12, message(0x2a, point))))
    expect(() => readMetricsProtobuf(body)).toThrow('4 MiB')
  })
})

function manyBounds(count: number): object {
  const explicitBounds = Array.from({ length: count }, (_, i) => i)
  return { count: '1', explicitBounds, bucketCounts: ['1', ...explicitBounds.map(() => '0')] }
}

function message(tag: number, content: Uint8Array | readonly number[]): Buffer {
  const length: number[] = []
  let rest = content.length
  for (; rest > 127; rest = Math.floor(rest / 128)) length.push((rest % 128) | 128)
  return Buffer.concat([Uint8Array.from([tag, ...length, rest]), Buffer.from(content)])
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OtlpDecodeError } from './otlp-decode-error.ts'
import { anyRequest, encodeIndependently, pointsIndependently, renderJson } from './otlp-request.testing.ts'
import { readMetricsJson } from './read-metrics-json.ts'
import { readMetricsProtobuf } from './read-metrics-protobuf.ts'

const point = (fields: object) => ({ attributes: [], timeUnixNano: '1', ...fields })
const request = (metric: object, resource = {}) => ({
  resourceMetrics: [{ resource, scopeMetrics: [{ metrics: [metric] }] }],
})
const both = (sent: object) => {
  const points = readMetricsProtobuf(encodeIndependently(sent))
  expect(readMetricsJson(renderJson(sent))).toEqual(points)
  return points
}

describe('the readers of metrics requests', () => {
  test('see what the generated protobuf decoder sees', () => {
    fc.assert(
      fc.property(anyRequest, (sent) => {
        const bytes = encodeIndependently(sent)
        expect(readMetricsProtobuf(bytes)).toEqual(pointsIndependently(bytes))
      }),
      { numRuns: 500 },
    )
  })

  test('see the same in JSON as in protobuf', () => {
    fc.assert(
      fc.property(anyRequest, (sent) => {
        expect(readMetricsJson(renderJson(sent))).toEqual(readMetricsProtobuf(encodeIndependently(sent)))
      }),
      { numRuns: 500 },
    )
  })

  test('read an empty request as no points', () => {
    expect(readMetricsProtobuf(new Uint8Array())).toEqual([])
    expect(readMetricsJson('{}')).toEqual([])
    expect(readMetricsJson('{"resourceMetrics":null,"someday":[1]}')).toEqual([])
  })

  test('leave out points without a recorded value', () => {
    expect(both(request({ name: 'a', gauge: { dataPoints: [point({ asInt: '1', flags: 1 })] } }))).toEqual([])
  })

  test('keep an attribute called __proto__ as an ordinary attribute', () => {
    const attributes = ['__proto__', 'constructor'].map((key) => ({ key, value: { stringValue: 'x' } }))
    const [read] = both(request({ name: 'a', gauge: { dataPoints: [point({ asInt: '1', attributes })] } }))
    expect(Object.keys(read!.attributes)).toEqual(['__proto__', 'constructor'])
    expect(read!.attributes['toString']).toBeUndefined()
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  test('keep integers beyond 2^53 apart', () => {
    const attributes = ['9007199254740993', '-9007199254740993'].map((intValue, i) => ({
      key: `k${i}`,
      value: { intValue },
    }))
    const [read] = both(request({ name: 'a', gauge: { dataPoints: [point({ asInt: '1', attributes })] } }))
    expect({ ...read!.attributes }).toEqual({ k0: '9007199254740993', k1: '-9007199254740993' })
  })

  test('give a histogram without buckets one bucket', () => {
    const [read] = both(request({ name: 'a', histogram: { dataPoints: [point({ count: '7', sum: 3 })] } }))
    expect(read!.data).toEqual({ kind: 'explicit', histogram: { bounds: [], counts: [7], count: 7, sum: 3 } })
  })

  test.each([
    ['has no value', { gauge: { dataPoints: [point({})] } }],
    ['summaries', { summary: { dataPoints: [point({ count: '1' })] } }],
    [
      '2 bounds need 3 bucket counts, got 1',
      { histogram: { dataPoints: [point({ count: '1', bucketCounts: ['1'], explicitBounds: [1, 2] })] } },
    ],
    [
      'rising',
      { histogram: { dataPoints: [point({ count: '3', bucketCounts: ['1', '1', '1'], explicitBounds: [2, 2] })] } },
    ],
    [
      'rising',
      { histogram: { dataPoints: [point({ count: '2', bucketCounts: ['1', '1'], explicitBounds: [Number.NaN] })] } },
    ],
    [
      'add up to 3, not to the count 4',
      { histogram: { dataPoints: [point({ count: '4', bucketCounts: ['1', '2'], explicitBounds: [0] })] } },
    ],
    [
      'add up to 2, not to the count 1',
      { exponentialHistogram: { dataPoints: [point({ count: '1', zeroCount: '2' })] } },
    ],
    ['scale 21', { exponentialHistogram: { dataPoints: [point({ scale: 21 })] } }],
    ['zero threshold', { exponentialHistogram: { dataPoints: [point({ zeroThreshold: -1 })] } }],
    [
      'a double can hold',
      {
        exponentialHistogram: { dataPoints: [point({ count: '1', positive: { offset: 1024, bucketCounts: ['1'] } })] },
      },
    ],
    [
      'a double can hold',
      {
        exponentialHistogram: {
          dataPoints: [point({ count: '1', negative: { offset: -2147483648, bucketCounts: ['1'] } })],
        },
      },
    ],
  ])('mark a point that cannot be used: %s', (reason, metric) => {
    expect(both(request({ name: 'a', ...metric }))).toMatchObject([
      { data: { kind: 'unsupported', reason: expect.stringContaining(reason) } },
    ])
  })

  test('accept unpacked lists, fields in any order, unknown fields and doubled sub-messages as protobuf allows', () => {
    const count = [0x21, 2, 0, 0, 0, 0, 0, 0, 0]
    const bucket = [0x31, 1, 0, 0, 0, 0, 0, 0, 0]
    const bound = [0x39, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]
    const unknown = [
      0xa2, 0x06, 2, 1, 2, 0xa5, 0x06, 1, 2, 3, 4, 0xa1, 0x06, 1, 2, 3, 4, 5, 6, 7, 8, 0xa0, 0x06, 0x80, 1,
    ]
    const dataPoint = [...unknown, ...bucket, ...bound, ...count, ...bucket]
    const metric = message(0x4a, message(0x0a, dataPoint)).concat(text(0x0a, 'late name'))
    const scope = message(0x12, metric).concat(message(0x0a, text(0x0a, 'late scope')))
    const resourceMetrics = message(0x0a, message(0x12, scope).concat(unknown))
    const points = readMetricsProtobuf(Uint8Array.from([...resourceMetrics, ...unknown]))
    expect(points).toMatchObject([
      {
        metric: 'late name',
        scopeName: 'late scope',
        data: { kind: 'explicit', histogram: { bounds: [1], counts: [1, 1], count: 2 } },
      },
    ])
  })

  test.each([
    ['fit into its message', [0x0a, 5, 0]],
    ['bytes are needed', [0x0a, 0x80]],
    ['longer than 64 bits', [0x0a, ...Array.from({ length: 10 }, () => 0xff), 1]],
    ['wire type 3', [0xa3, 0x06]],
    ['wire type 4', [0x0c]],
    ['field 1 has wire type 0', [0x08, 1]],
    ['field number 0', [0x00, 0]],
  ])('refuse malformed protobuf and say where: %s', (problem, bytes) => {
    const read = () => readMetricsProtobuf(Uint8Array.from(bytes))
    expect(read).toThrow(OtlpDecodeError)
    expect(read).toThrow(problem)
    expect(read).toThrow(/at byte \d+|wire type|field 1/)
  })

  test.each([
    ['$ is not JSON', '{'],
    ['$ must be an object, got a list', '[]'],
    ['$.resourceMetrics must be a list, got an object', '{"resourceMetrics":{}}'],
    ['$.resourceMetrics[0] must be an object, got null', '{"resourceMetrics":[null]}'],
    [
      '$.resourceMetrics[0].scopeMetrics[0].metrics[0].name must be a text, got the value 1',
      renderJson(request({ name: 1 })),
    ],
    [
      'gauge.dataPoints[0].asInt must be an integer',
      renderJson(request({ name: 'a', gauge: { dataPoints: [{ asInt: 1.5 }] } })),
    ],
    [
      'gauge.dataPoints[0].asDouble must be a number, got a text',
      renderJson(request({ name: 'a', gauge: { dataPoints: [{ asDouble: 'x' }] } })),
    ],
    ['sum.isMonotonic must be true or false', renderJson(request({ name: 'a', sum: { isMonotonic: 1 } }))],
    [
      'aggregationTemporality must be an integer',
      renderJson(request({ name: 'a', sum: { aggregationTemporality: 'AGGREGATION_TEMPORALITY_DELTA' } })),
    ],
    [
      'bucketCounts[0] must be a number, got a text',
      renderJson(request({ name: 'a', histogram: { dataPoints: [{ bucketCounts: ['x'] }] } })),
    ],
    [
      'scale must fit 32 bits',
      renderJson(request({ name: 'a', exponentialHistogram: { dataPoints: [{ scale: 4294967296 }] } })),
    ],
  ])('refuse malformed JSON and name the path: %s', (problem, text) => {
    expect(() => readMetricsJson(text)).toThrow(OtlpDecodeError)
    expect(() => readMetricsJson(text)).toThrow(problem)
    expect(() => readMetricsJson(text)).toThrow(
      expect.objectContaining({ code: 'ERR_OTLP_DECODE', name: 'OtlpDecodeError' }),
    )
  })

  test('refuse what is out of proportion', () => {
    const tooLong = request({ name: 'x'.repeat(16_385) })
    const attributes = Array.from({ length: 129 }, (_, i) => ({ key: `k${i}` }))
    const tooManyAttributes = request({ name: 'a', gauge: { dataPoints: [point({ attributes })] } })
    const bucketCounts = Array.from({ length: 100_001 }, () => '0')
    const tooManyBuckets = request({
      name: 'a',
      exponentialHistogram: { dataPoints: [point({ positive: { bucketCounts } })] },
    })
    let nested: object = { stringValue: 'x' }
    for (let i = 0; i < 40; i++) nested = { arrayValue: { values: [nested] } }
    const tooDeep = request({ name: 'a' }, { attributes: [{ key: 'k', value: nested }] })
    for (const sent of [tooLong, tooManyAttributes, tooManyBuckets, tooDeep]) {
      expect(() => readMetricsProtobuf(encodeIndependently(sent))).toThrow(OtlpDecodeError)
      expect(() => readMetricsJson(renderJson(sent))).toThrow(OtlpDecodeError)
    }
    const emptyPoints = message(
      0x0a,
      message(0x12, message(0x12, message(0x2a, Array.from({ length: 250_001 }, () => [0x0a, 0]).flat()))),
    )
    expect(() => readMetricsProtobuf(Uint8Array.from(emptyPoints))).toThrow('more than 250000 points')
  })

  test('finish or throw OtlpDecodeError for 24,000 truncated and mutated requests', () => {
    const random = createRandom(20_261_121)
    const samples = fc
      .sample(anyRequest, { numRuns: 60, seed: 7 })
      .map(encodeIndependently)
      .filter((bytes) => bytes.length > 0)
    let refused = 0
    for (let i = 0; i < 24_000; i++) {
      const bytes = spoil(samples[i % samples.length]!, random, i % 3 === 0)
      try {
        readMetricsProtobuf(bytes)
      } catch (error) {
        if (!(error instanceof OtlpDecodeError))
          throw new Error(`case ${i}: ${Buffer.from(bytes).toString('hex')}`, { cause: error })
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(5000)
  })

  test('finish or throw OtlpDecodeError for mutated JSON', () => {
    const random = createRandom(11)
    const samples = fc.sample(anyRequest, { numRuns: 30, seed: 3 }).map(renderJson)
    for (let i = 0; i < 5000; i++) {
      const text = Buffer.from(spoil(Buffer.from(samples[i % samples.length]!), random, i % 5 === 0)).toString()
      try {
        readMetricsJson(text)
      } catch (error) {
        expect(error).toBeInstanceOf(OtlpDecodeError)
      }
    }
  })
})

function message(tag: number, content: readonly number[]): number[] {
  const length: number[] = []
  let rest = content.length
  for (; rest > 127; rest = Math.floor(rest / 128)) length.push((rest % 128) | 128)
  return [tag, ...length, rest].concat(content)
}

function text(tag: number, content: string): number[] {
  return message(tag, [...Buffer.from(content)])
}

function createRandom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

function spoil(bytes: Uint8Array, random: (limit: number) => number, truncate: boolean): Uint8Array {
  const spoiled = truncate ? bytes.slice(0, random(bytes.length)) : bytes.slice()
  for (let i = truncate ? 0 : 1 + random(4); i > 0 && spoiled.length > 0; i--)
    spoiled[random(spoiled.length)] = random(256)
  return spoiled
}

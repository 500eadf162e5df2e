import type { MetricDefinition } from '@driftline/semconv'
import { describe, expect, test } from 'vitest'
import { readMetricsJson } from '../otlp/read-metrics-json.ts'
import { readMetricsProtobuf } from '../otlp/read-metrics-protobuf.ts'
import { encodeMetricsJson, encodeMetricsProtobuf } from './encode-metrics.ts'

const define = (name: string, instrument: MetricDefinition['instrument']): MetricDefinition => ({
  name,
  unit: '{event}',
  instrument,
  brief: 'Events.',
  stability: 'development',
  attributes: [],
})
const definitions = { c: define('c', 'counter'), u: define('u', 'updowncounter'), g: define('g', 'gauge') }
const resource = { 'service.name': 'driftline' }

describe('the encoders of outputs', () => {
  test('give what our readers read back', () => {
    const timeMs = 1_700_000_000_123.5
    const points = [
      { metric: 'c', attributes: { a: 'x', n: 2, b: true }, value: 5, timeMs, startTimeMs: 1_600_000_000_000 },
      { metric: 'g', attributes: {}, value: -0.25, timeMs },
      { metric: 'c', attributes: {}, value: 6, timeMs, startTimeMs: 1_600_000_000_000 },
      { metric: 'u', attributes: {}, value: 7, timeMs },
    ]
    const read = readMetricsProtobuf(encodeMetricsProtobuf(points, { resource, definitions }))
    const shared = { resource, scopeName: '@driftline/processor', unit: '{event}', timeMs }
    expect(read).toMatchObject([
      {
        ...shared,
        metric: 'c',
        temporality: 'cumulative',
        monotonic: true,
        attributes: { a: 'x', n: 2, b: true },
        startTimeMs: 1.6e12,
        data: { value: 5 },
      },
      { ...shared, metric: 'c', temporality: 'cumulative', monotonic: true, startTimeMs: 1.6e12, data: { value: 6 } },
      { ...shared, metric: 'g', temporality: 'unspecified', monotonic: false, data: { kind: 'number', value: -0.25 } },
      { ...shared, metric: 'u', temporality: 'cumulative', monotonic: false, data: { value: 7 } },
    ])
    const json = Buffer.from(encodeMetricsJson(points, { resource, definitions })).toString()
    expect(readMetricsJson(json)).toEqual(read)
  })

  test('refuse a metric that the registry does not know', () => {
    const points = [{ metric: 'x', attributes: {}, value: 1, timeMs: 0 }]
    expect(() => encodeMetricsProtobuf(points, { definitions })).toThrow('"x" is not in the registry')
  })
})

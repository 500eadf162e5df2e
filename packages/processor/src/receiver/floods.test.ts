import { monitorEventLoopDelay } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { parseMonitorSpec } from '@driftline/spec'
import { afterEach, describe, expect, test } from 'vitest'
import { startProcessor, type RunningProcessor } from '../index.ts'
import { encodeIndependently } from '../otlp/otlp-request.testing.ts'

const MIB = 2 ** 20
const PROTOBUF = 'application/x-protobuf'
const JSON_TYPE = 'application/json'
const running: RunningProcessor[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((processor) => processor.stop()))
})

async function start() {
  const checked = parseMonitorSpec('model: { name: m }', { file: 'm.yaml' })
  if (!checked.ok) throw new Error('the spec of this test is wrong')
  const processor = await startProcessor({
    models: [{ spec: checked.value, profiles: [] }],
    port: 0,
    now: () => 1_700_000_000_000,
  })
  running.push(processor)
  return (body: Uint8Array<ArrayBuffer>, type: string) =>
    fetch(`${processor.url}/v1/metrics`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'content-encoding': 'gzip' },
    })
}

/** A short text or some bytes, over and over, compressed. */
function bomb(unit: string | Uint8Array, times: number, before = '', after = ''): Uint8Array<ArrayBuffer> {
  const piece = Buffer.from(unit)
  const body = Buffer.concat([Buffer.from(before), Buffer.alloc(piece.length * times, piece), Buffer.from(after)])
  return Uint8Array.from(gzipSync(body))
}

describe('a flood leaves the processor standing', () => {
  test.each([
    ['20 million empty resources', PROTOBUF, () => bomb(Uint8Array.of(0x0a, 0), 20_000_000), 400],
    ['15 MiB of opening brackets', JSON_TYPE, () => bomb('[', 15 * MIB), 400],
    ['60 MiB of opening brackets', JSON_TYPE, () => bomb('[', 60 * MIB), 413],
    ['5 million empty resources', JSON_TYPE, () => bomb('{},', 5_000_000, '{"resourceMetrics":[', '{}]}'), 400],
    ['unknown fields only', PROTOBUF, () => bomb(Uint8Array.of(0x10, 0), 30_000_000), 400],
  ])('%s in %s', async (_, type, make, status) => {
    const post = await start()
    const body = make()
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const heapBefore = process.memoryUsage().heapUsed
    delay.enable()
    const answer = await post(body, type)
    delay.disable()
    expect([answer.status, body.length < MIB]).toEqual([status, true])
    expect(delay.max / 1e6).toBeLessThan(1000)
    expect((process.memoryUsage().heapUsed - heapBefore) / MIB).toBeLessThan(100)
  })

  test('33 requests of 100,000 buckets leave 320 a side', async () => {
    const post = await start()
    const bucketCounts = Array.from({ length: 100_000 }, () => 1)
    const requestOf = (i: number) => ({
      resourceMetrics: [
        {
          scopeMetrics: [
            {
              metrics: [
                {
                  name: 'ml.feature.value',
                  exponentialHistogram: {
                    aggregationTemporality: 2,
                    dataPoints: [
                      {
                        attributes: [
                          { key: 'ml.model.name', value: { stringValue: 'm' } },
                          { key: 'ml.model.version', value: { stringValue: '1' } },
                          { key: 'ml.feature.name', value: { stringValue: `f${i}` } },
                        ],
                        startTimeUnixNano: '1699999990000000000',
                        timeUnixNano: '1700000000000000000',
                        scale: 10,
                        count: bucketCounts.length,
                        positive: { bucketCounts },
                      },
                    ],
                  },
                },
              ],
            },
          ],
        },
      ],
    })
    const body = encodeIndependently(requestOf(0))
    const name = Buffer.from(body).indexOf('f0') + 1
    const bodies = Array.from({ length: 33 }, (_, i) => {
      const one = body.slice()
      one[name] = 'A'.charCodeAt(0) + i
      return Uint8Array.from(gzipSync(one))
    })
    const heapBefore = process.memoryUsage().heapUsed
    const answers = await Promise.all(bodies.map((one) => post(one, PROTOBUF)))
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 200))
    expect((process.memoryUsage().heapUsed - heapBefore) / MIB).toBeLessThan(60)
  })
})

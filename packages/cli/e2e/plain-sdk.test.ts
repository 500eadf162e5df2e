import type { VerdictLine } from '@driftline/health'
import { createProcessor, readMetricsProtobuf } from '@driftline/processor'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { AggregationType, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { beforeAll, expect, test } from 'vitest'
import type { ReplayRow } from '../src/replay/replay-row.ts'
import { createSimulatedService } from '../src/replay/simulated-service.ts'
import { buildRidershipProfile, readRidershipRows, spec } from './ridership.testing.ts'

class ManualReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** A service without any Driftline package: plain instruments that follow the wire contract. */
function createPlainService() {
  const reader = new ManualReader()
  const aggregation = {
    type: AggregationType.EXPONENTIAL_HISTOGRAM,
    options: { maxSize: 320, recordMinMax: true },
  } as const
  const provider = new MeterProvider({
    readers: [reader],
    views: [{ instrumentName: 'ml.feature.value', aggregation }],
  })
  const meter = provider.getMeter('plain-service')
  // A gauge records negative values too; a histogram instrument would drop them.
  const values = meter.createGauge('ml.feature.value')
  const categories = meter.createCounter('ml.feature.categories', { unit: '{value}' })
  const identity = {
    'ml.model.name': 'ridership',
    'ml.model.version': '1',
    'ml.segment.name': 'all',
    'ml.segment.value': 'all',
  }
  return {
    predict: ({ features }: ReplayRow): void => {
      for (const [name, value] of Object.entries(features)) {
        const attributes = { ...identity, 'ml.feature.name': name }
        if (typeof value === 'number') values.record(value, attributes)
        else categories.add(1, { ...attributes, 'ml.feature.category': String(value) })
      }
    },
    export: async (): Promise<Uint8Array> => {
      const { resourceMetrics } = await reader.collect()
      return ProtobufMetricsSerializer.serializeRequest(resourceMetrics)!
    },
    stop: () => provider.shutdown(),
  }
}

let rows: readonly ReplayRow[] = []
beforeAll(async () => {
  rows = (await readRidershipRows()).filter(({ timeMs }) => new Date(timeMs).getUTCFullYear() === 2012)
})

test('a plain OpenTelemetry SDK that follows the contract reaches the same states as the wrapper', async () => {
  const profile = await buildRidershipProfile()
  const judge = (request: Uint8Array, arrivalMs: number): readonly VerdictLine[] => {
    const lines: VerdictLine[] = []
    const processor = createProcessor(
      { models: [{ spec, profiles: [profile] }], coveredSinceMs: -Infinity },
      { onLines: (closed) => lines.push(...closed) },
    )
    expect(processor.apply({ kind: 'points', points: readMetricsProtobuf(request), arrivalMs })?.rejected).toBe(0)
    processor.apply({ kind: 'finish' })
    return lines.filter(({ feature }) => feature !== 'prediction')
  }
  const plain = createPlainService()
  const wrapped = createSimulatedService({ spec, profile, version: '1' })
  const nowMs = Date.now()
  wrapped.setTime(nowMs - 1000)
  for (const row of rows) {
    plain.predict(row)
    await wrapped.predict(row)
  }
  wrapped.setTime(nowMs)
  const found = judge(await plain.export(), nowMs + 60_000)
  const expected = judge(await wrapped.export(), nowMs)
  await plain.stop()
  const verdictsOf = (lines: readonly VerdictLine[]) =>
    lines.map(({ feature, state, count }) => ({ feature, state, count }))
  expect(found).toHaveLength(50)
  expect(found.filter(({ state }) => state === 'act').length).toBeGreaterThan(15)
  expect(verdictsOf(found)).toEqual(verdictsOf(expected))
})

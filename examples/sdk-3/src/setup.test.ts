import './require-conditions.testing.ts'
import { instrumentModel } from '@driftline/instrumentation'
import { setup } from '@driftline/instrumentation/setup'
import { envDetector, serviceInstanceIdDetector } from '@opentelemetry/resources'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { expect, test } from 'vitest'

const exported: ResourceMetrics[] = []

class MetricExporter extends InMemoryMetricExporter {
  constructor() {
    super(AggregationTemporality.CUMULATIVE)
  }

  override export(...[metrics, done]: Parameters<InMemoryMetricExporter['export']>): void {
    exported.push(metrics)
    super.export(metrics, done)
  }
}

test('setup runs on SDK 3.x, and exports at most 2,000 points at a time', async () => {
  process.env['OTEL_TRACES_EXPORTER'] = 'none'
  process.env['OTEL_LOGS_EXPORTER'] = 'none'
  const detectors = [envDetector, serviceInstanceIdDetector]
  const running = await setup({
    serviceName: 'bus-stop',
    sdk: { NodeSDK, PeriodicExportingMetricReader, MetricExporter, detectors },
  })
  const predict = instrumentModel((row: Readonly<Record<string, number>>) => row['f0'] ?? 0, {
    model: 'wide',
    segments: (row) => ({ a: row['f0'], b: row['f0'] }),
  })
  for (let i = 0; i < 50; i += 1) predict(Object.fromEntries(Array.from({ length: 200 }, (_, f) => [`f${f}`, i])))
  await running.flush()
  await running.shutdown()

  const pointCounts = exported.map(({ scopeMetrics }) =>
    scopeMetrics.flatMap(({ metrics }) => metrics).reduce((sum, { dataPoints }) => sum + dataPoints.length, 0),
  )
  expect(pointCounts[0]).toBe(2000)
  expect(Math.max(...pointCounts)).toBeLessThanOrEqual(2000)
  expect(exported[0]?.resource.attributes).toMatchObject({
    'service.name': 'bus-stop',
    'service.instance.id': expect.any(String),
  })
  expect(exported[0]?.scopeMetrics[0]?.scope.name).toBe('@driftline/instrumentation')
})

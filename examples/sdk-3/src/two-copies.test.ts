import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instrumentModel } from '@driftline/instrumentation'
import { AggregationTemporality, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTelemetry } from './telemetry.ts'

const CONDITIONS = ['@driftline/source', 'node']
const folder = mkdtempSync(join(tmpdir(), 'driftline-copy-'))
const loadBundle = createRequire(import.meta.url)

/** The package once more, as a bundler puts it into another part of the service: CommonJS, with all it imports. */
beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    ssr: { noExternal: true, resolve: { conditions: CONDITIONS } },
    build: {
      ssr: true,
      outDir: folder,
      rollupOptions: { input: '@driftline/instrumentation', output: { format: 'cjs', entryFileNames: 'bundle.cjs' } },
    },
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a reader of SDK 3.x sees the rows of every copy of the package once, by a writer each', async () => {
  const bundled = loadBundle(join(folder, 'bundle.cjs')) as typeof import('@driftline/instrumentation')
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const telemetry = startTelemetry({ exporter })
  const copies = [instrumentModel, bundled.instrumentModel]
  const models = copies.map((wrap) => wrap((row: { a: number }) => row.a * 2, { model: 'doubled', version: '1' }))
  for (const [i, predict] of models.entries()) for (let row = 0; row <= i; row += 1) predict({ a: row })
  await telemetry.flush()

  const scopes = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics)
  const rows = scopes.map(({ scope, metrics }) => [
    (scope as { readonly attributes?: Readonly<Record<string, unknown>> }).attributes?.['ml.writer.id'],
    metrics
      .filter(({ descriptor }) => descriptor.name === 'ml.inference.rows')
      .flatMap(({ dataPoints }) => dataPoints.map(({ value }) => value)),
  ])
  expect(rows.map(([, counts]) => counts)).toEqual([[1], [2]])
  expect(new Set(rows.map(([writer]) => writer)).size).toBe(2)
  await telemetry.shutdown()
})

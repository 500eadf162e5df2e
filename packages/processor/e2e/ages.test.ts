import { METRIC_ML_FEATURE_AGE } from '@driftline/semconv'
import { expect, test } from 'vitest'
import { HOUR_MS, specOf, START_MS, startService } from './service.testing.ts'

const SPEC = 'model: {name: m}\nwindows: [1h]\nfeatures: {x: {maxAge: 10m}, y: {maxAge: 1h}}\n'

/** One histogram of ages of each feature, an hour after the start and a second. */
function agesOf(features: readonly string[], bounds: readonly number[], hour: number): string {
  const nanoseconds = (ms: number): string => `${BigInt(ms) * 1_000_000n}`
  const dataPoints = features.map((feature) => ({
    attributes: [
      { key: 'ml.model.name', value: { stringValue: 'm' } },
      { key: 'ml.feature.name', value: { stringValue: feature } },
    ],
    startTimeUnixNano: nanoseconds(START_MS),
    timeUnixNano: nanoseconds(START_MS + hour * HOUR_MS - 1000),
    explicitBounds: bounds,
    bucketCounts: [...bounds.map(() => String(hour)), '7'],
    count: String(bounds.length * hour + 7),
  }))
  const metric = { name: METRIC_ML_FEATURE_AGE, unit: 's', histogram: { aggregationTemporality: 2, dataPoints } }
  return JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ scope: { name: 'test' }, metrics: [metric] }] }] })
}

test('a greatest age that is no edge of what is sent is told once, and is in the metrics', async () => {
  const service = await startService({ models: [{ spec: specOf(SPEC), profiles: [] }] })
  const send = async (hour: number): Promise<void> => {
    const body = agesOf(['x', 'y'], [60, 3600], hour)
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${service.url}/v1/metrics`, { method: 'POST', headers, body })
    expect(await response.json()).toEqual({})
  }
  for (const hour of [1, 2, 3]) await send(hour)
  await service.finish()
  expect(service.problems).toEqual([
    'Model "m" in environment "default": how many values of feature "x" are stale is not known. Its "maxAge" of 600 s ' +
      'is no edge of the histogram ml.feature.age that is sent. Make 600 a boundary of that histogram, or count stale ' +
      'values in ml.feature.problems.',
  ])
  const metrics = await (await fetch(`${service.url}/metrics`)).text()
  expect(metrics).toMatch(/driftline_processor_unjudged_ages\{[^}]*ml_model_name="m"[^}]*\} 1\n/)
})

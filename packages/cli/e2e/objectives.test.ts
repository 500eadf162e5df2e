import { createRecorder } from '@driftline/instrumentation'
import { startProcessor } from '@driftline/processor'
import { parseMonitorSpec } from '@driftline/spec'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { expect, test } from 'vitest'
import { postMetrics } from '../src/demo/post-metrics.ts'

const checked = parseMonitorSpec(
  'model: {name: fares}\nfeatures: {zone: {type: numeric}, tariff: {type: categorical}}\n' +
    'slos: {availability: 0.99, latency: {below: 120ms, objective: 0.9}, missing: 0.99}\n',
  { file: 'fares.yaml' },
)
if (!checked.ok) throw new Error(checked.issues[0]?.message)
const spec = checked.value

interface Row {
  readonly zone: number | undefined
  readonly tariff: string | null
  readonly milliseconds: number
  readonly fails: boolean
}

const rows: readonly Row[] = Array.from({ length: 1000 }, (_, i) => ({
  zone: i % 10 === 3 ? undefined : i % 7,
  tariff: i % 4 === 1 ? null : 'adult',
  milliseconds: [3, 120, 121][i % 3]!,
  fails: i % 20 === 0,
}))

test('what a wrapped model exports is counted as its rows are, each of them once', async () => {
  let [nowMs, monotonicMs] = [1_000_000, 0]
  const processor = await startProcessor({ models: [{ spec, profiles: [] }], port: 0, now: () => nowMs })
  const recorder = createRecorder({ clock: () => nowMs, monotonicClock: () => monotonicMs, writerId: 'w' })
  const predict = recorder.instrumentModel(
    ({ milliseconds, fails }: Row): number => {
      monotonicMs += milliseconds
      if (fails) throw new RangeError('the model is away')
      return 2.5
    },
    { model: 'fares', version: '1', spec },
  )
  const counted = (of: string): Readonly<Record<string, number>> =>
    Object.fromEntries(
      processor
        .outputs()
        .filter(({ metric }) => metric === of)
        .map(({ attributes, value }) => [String(attributes['ml.slo.name']), value]),
    )
  try {
    for (let start = 0; start < rows.length; start += 100) {
      for (const row of rows.slice(start, start + 100))
        try {
          predict(row)
        } catch {
          // The caller of a model that is away goes on.
        }
      nowMs += 10_000
      const { resourceMetrics } = await recorder.producer.collect()
      const resource = resourceFromAttributes({ 'service.name': 'fares' })
      const bytes = ProtobufMetricsSerializer.serializeRequest({ resource, scopeMetrics: resourceMetrics.scopeMetrics })
      await postMetrics(processor.url, bytes!)
      await postMetrics(processor.url, bytes!)
    }
    const good = (isGood: (row: Row) => boolean): number => rows.filter(isGood).length
    expect(counted('ml.slo.events')).toEqual({ availability: 1000, latency: 1000, missing: 2000 })
    expect(counted('ml.slo.good_events')).toEqual({
      availability: good(({ fails }) => !fails),
      latency: good(({ milliseconds }) => milliseconds <= 120),
      missing: good(({ zone }) => zone !== undefined) + good(({ tariff }) => tariff !== null),
    })
  } finally {
    await processor.stop()
  }
})

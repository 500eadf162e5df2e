import { expect, test } from 'vitest'
import { endingExporter, endTimeoutMs } from './ending-exporter.ts'
import type { MetricExporter } from './ending-exporter.ts'

const GOOD = { code: 0 }
const BAD = { code: 1, error: new Error('refused') }

/** Exporters that note what they are asked, and answer as the next of the results says. */
function exporters(results: { code: number }[]) {
  const calls: string[] = []
  const create = (options?: { timeoutMillis: number }): MetricExporter => {
    const name = options === undefined ? 'standard' : `${options.timeoutMillis} ms`
    return {
      export: (metrics, done) => {
        calls.push(`${name} exports ${String(metrics)}`)
        done(results.shift() ?? GOOD)
      },
      forceFlush: async () => void calls.push(`${name} flushes`),
      shutdown: async () => void calls.push(`${name} ends`),
      selectAggregationTemporality: () => 7,
    }
  }
  return { calls, create }
}

test('each exporter has its time, and both are ended', async () => {
  const { calls, create } = exporters([])
  const exporter = endingExporter({ create, endTimeoutMs: 1500 })
  const codes: number[] = []
  for (const metrics of ['a', 'b']) {
    exporter.export(metrics, ({ code }) => codes.push(code))
    exporter.hurry()
    exporter.hurry()
  }
  await exporter.forceFlush()
  await exporter.shutdown()
  expect(codes).toEqual([0, 0])
  expect(calls).toEqual([
    'standard exports a',
    '1500 ms exports b',
    'standard flushes',
    '1500 ms flushes',
    'standard ends',
    '1500 ms ends',
  ])
})

test('what fails is tried again as ever, but nothing more is sent once an export at the end failed', () => {
  const { calls, create } = exporters([BAD, GOOD, BAD])
  const results: string[] = []
  const exporter = endingExporter({
    create,
    endTimeoutMs: 1500,
    onResult: ({ code }, isEnding) => results.push(`${code} ${isEnding}`),
  })
  const send = (metrics: string): void => exporter.export(metrics, () => {})
  send('a')
  send('b')
  exporter.hurry()
  send('c')
  send('d')
  expect(calls).toEqual(['standard exports a', 'standard exports b', '1500 ms exports c'])
  expect(results).toEqual(['1 false', '0 false', '1 true', '1 true'])
})

test('the reader is told of the temporality that the exporter prefers, and of nothing that it does not say', () => {
  const exporter = endingExporter({ create: exporters([]).create, endTimeoutMs: 1500 })
  expect(exporter.selectAggregationTemporality?.(0 as never)).toBe(7)
  expect(exporter).not.toHaveProperty('selectAggregation')
})

test('the end waits 1.5 s, or less where the user wants less', () => {
  expect(endTimeoutMs({})).toBe(1500)
  expect(endTimeoutMs({ OTEL_EXPORTER_OTLP_TIMEOUT: '10000' })).toBe(1500)
  expect(endTimeoutMs({ OTEL_EXPORTER_OTLP_TIMEOUT: '300' })).toBe(300)
  expect(endTimeoutMs({ OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: '200', OTEL_EXPORTER_OTLP_TIMEOUT: '300' })).toBe(200)
  expect(endTimeoutMs({ OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: '', OTEL_EXPORTER_OTLP_TIMEOUT: 'soon' })).toBe(1500)
})

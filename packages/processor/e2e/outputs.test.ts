import { expect, test, vi } from 'vitest'
import type { RunningProcessor } from '../src/running-processor.ts'
import { HOUR_MS, specOf, START_MS, startService } from './service.testing.ts'

const MINUTE_MS = 60_000

async function scrape({ url }: RunningProcessor): Promise<string> {
  return (await fetch(`${url}/metrics`)).text()
}

test('when traffic stops, feature series end after two windows and the model stays', async () => {
  const service = await startService()
  service.setTime(START_MS + 30 * MINUTE_MS)
  await service.post([{ timeMs: START_MS + 30 * MINUTE_MS, value: 100 }])
  service.setTime(START_MS + 2 * HOUR_MS)
  await service.advance()
  expect(await scrape(service)).toMatch(/ml_drift_status\{[^}]*ml_feature_name="x"/)
  service.setTime(START_MS + 4 * HOUR_MS)
  await service.advance()
  const after = await scrape(service)
  expect(after).not.toMatch(/ml_feature_name="x"/)
  expect(after).toMatch(/ml_model_info\{/)
  expect(after).toMatch(/ml_window_end\S* 1767229200/)
})

test('a model is told of from its first rows on, with the window that is waited for', async () => {
  const service = await startService()
  expect(await scrape(service)).not.toContain('ml_model_info{')
  service.setTime(START_MS + 30 * MINUTE_MS)
  await service.post([{ timeMs: START_MS + 30 * MINUTE_MS, value: 100 }])
  const text = await scrape(service)
  expect(text).toMatch(/ml_model_info\{[^}]*ml_window="1h"/)
  expect(text).not.toContain('ml_window_end_seconds{')
})

test('the series budget keeps states and severities of everyone, counts what it dropped and says so', async () => {
  const segments = 'segments: {dimensions: [region]}\n'
  const service = await startService({
    models: [{ spec: specOf(`model: {name: m}\nwindows: [1h]\n${segments}`), profiles: [] }],
  })
  const names = Array.from({ length: 1700 }, (_, i) => `feature_${i}`)
  await service.post(names.map((feature) => ({ feature, timeMs: START_MS + MINUTE_MS, value: 50 })))
  await service.post([{ timeMs: START_MS + HOUR_MS + 5 * MINUTE_MS, value: 1 }])
  const told = async (): Promise<string | false> => {
    const scraped = await scrape(service)
    return scraped.includes('ml_drift_status{') && scraped
  }
  const text = await vi.waitUntil(told, { timeout: 20_000 })
  // One more for the model as a whole.
  const named = text.matchAll(/^ml_drift_status\{.*ml_feature_name="([^"]*)"/gm)
  expect(new Set(Array.from(named, ([, feature]) => feature)).size).toBe(1700 + 1)
  expect(text.match(/^ml_drift_severity\{/gm)).toHaveLength(2 * 1700 + 1)
  expect(text).toMatch(/driftline_processor_dropped_series\{[^}]*\} [1-9]/)
  expect(service.problems.filter((problem) => problem.includes('series'))).toHaveLength(1)
})

test('limits and failures are on /metrics', async () => {
  const service = await startService({ limits: { maxStreams: 100 } })
  const text = await scrape(service)
  expect(text).toMatch(/driftline_processor_streams_limit 100/)
  expect(text).toMatch(/otelcol_receiver_failed_metric_points_total\S* 0/)
})

test('live, canary and shadow of one version are scraped apart; a role that there is not is refused by name', async () => {
  const service = await startService()
  service.setTime(START_MS + 31 * MINUTE_MS)
  const rows = { live: 100, canary: 40, shadow: 70 }
  const points = Object.entries(rows).map(([role, value]) => ({ role, value, timeMs: START_MS + 30 * MINUTE_MS }))
  expect(await service.post(points)).toMatchObject({ status: 200, rejected: 0 })
  const { rejected, message } = await service.post([{ role: 'blue', value: 9, timeMs: START_MS + 31 * MINUTE_MS }])
  expect([rejected, message]).toEqual([1, expect.stringContaining('"blue"; known is "live", "canary", "shadow"')])
  service.setTime(START_MS + 2 * HOUR_MS)
  await service.advance()
  const text = await scrape(service)
  for (const [role, value] of Object.entries(rows)) {
    expect(text).toMatch(
      new RegExp(String.raw`^ml_window_rows\{[^}]*ml_deployment_role="${role}"[^}]*\} ${value}$`, 'm'),
    )
    expect(text).toMatch(new RegExp(String.raw`^ml_drift_status\{[^}]*ml_deployment_role="${role}"`, 'm'))
  }
  expect(text).toMatch(/driftline_processor_refused_points_total\{[^}]*unknown_role[^}]*\} 1/)
  const headlines = service.lines.filter(({ headline, feature }) => headline && feature !== 'all')
  expect(headlines.map(({ role, count }) => [role, count])).toEqual(Object.entries(rows))
  expect(text.match(/^ml_window_rows\{/gm)).toHaveLength(3)
})

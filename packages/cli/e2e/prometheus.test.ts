import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createRecorder } from '@driftline/instrumentation'
import type { ReferenceProfile } from '@driftline/profile'
import { startProcessor } from '@driftline/processor'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postMetrics } from '../src/demo/post-metrics.ts'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl, run, until } from './child.testing.ts'
import { PROMETHEUS, startPrometheus } from './prometheus.testing.ts'
import { buildRidershipProfile, dataFile, ridershipRequests, spec, specFile } from './ridership.testing.ts'

const hasPrometheus = existsSync(PROMETHEUS)

interface Answer {
  readonly status: string
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>
      readonly value?: readonly [number, string]
      readonly values?: readonly (readonly [number, string])[]
    }[]
  }
}

/** A service whose wrapped model is called all the time, and which exports what it counted once a second. */
function startFares(processorUrl: string) {
  const recorder = createRecorder({})
  const counted = { calls: 0, failed: 0 }
  let isBroken = false
  const predict = recorder.instrumentModel(
    ({ zone }: { zone: number }): number => {
      if (isBroken) throw new RangeError('the model is away')
      return zone * 2.5
    },
    { model: 'fares', version: '1' },
  )
  const call = (): void => {
    counted.calls += 1
    try {
      predict({ zone: counted.calls % 5 })
    } catch {
      counted.failed += 1
    }
  }
  const send = async (): Promise<void> => {
    const { resourceMetrics } = await recorder.producer.collect()
    const resource = resourceFromAttributes({ 'service.name': 'fares' })
    const bytes = ProtobufMetricsSerializer.serializeRequest({ resource, scopeMetrics: resourceMetrics.scopeMetrics })
    await postMetrics(processorUrl, bytes!)
  }
  let sending = Promise.resolve()
  const calling = setInterval(call, 5)
  const exporting = setInterval(() => (sending = sending.then(send)), 1000)
  return {
    counted,
    /** Fails for a while, until an export that says so was acknowledged; when, and how many calls failed. */
    fail: async () => {
      isBroken = true
      const failedCalls = await until('calls to fail', () => (counted.failed >= 20 ? counted.failed : undefined))
      isBroken = false
      await sending
      await send()
      return { sentMs: Date.now(), calls: failedCalls }
    },
    stop: async () => {
      clearInterval(calling)
      clearInterval(exporting)
      await sending
      await send()
    },
  }
}

test.runIf(process.env['CI'] === 'true')('Prometheus is installed', () => {
  expect(hasPrometheus).toBe(true)
})

describe.runIf(hasPrometheus)('Prometheus', () => {
  let folder = ''
  let profile: ReferenceProfile
  const started: Running[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-prometheus-'))
    profile = await buildRidershipProfile()
    await writeFile(join(folder, 'profile.json'), JSON.stringify(profile))
  })
  afterAll(async () => {
    await Promise.all(started.map(({ stop }) => stop('SIGTERM')))
    await rm(folder, { recursive: true })
  })

  async function prometheus(config: string, args: readonly string[]): Promise<string> {
    const { running, url } = await startPrometheus(folder, config, args)
    started.push(running)
    return url
  }

  async function ask(url: string, path: string, parameters: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await fetch(`${url}/api/v1/${path}?${new URLSearchParams(parameters).toString()}`)
    return (await response.json()) as Answer
  }

  test('scrapes a running processor and answers for score and severity of every feature', async () => {
    const processor = await startProcessor({
      models: [{ spec, profiles: [profile] }],
      port: 0,
      limits: { latenessMs: 0 },
      coveredSinceMs: -Infinity,
      now: () => Date.now(),
    })
    try {
      for (const { body } of (await ridershipRequests(profile)).slice(0, 4)) await postMetrics(processor.url, body)
      await processor.finish()
      const target = new URL(processor.url).host
      const job = `{job_name: driftline, static_configs: [{targets: ['${target}']}]}`
      const url = await prometheus(`global: {scrape_interval: 1s}\nscrape_configs: [${job}]\n`, [
        `--storage.tsdb.path=${join(folder, 'live')}`,
      ])
      for (const query of ['ml_drift_score', 'ml_drift_severity']) {
        const { data } = await until(query, async () => {
          const answer = await ask(url, 'query', { query })
          return answer.status === 'success' && answer.data.result.length > 0 ? answer : undefined
        })
        const features = new Set(data.result.map(({ metric }) => metric['ml_feature_name']))
        expect(features).toContain('clark_lake')
        expect(features.size).toBeGreaterThanOrEqual(40)
        expect(data.result.every(({ value }) => Number.isFinite(Number(value?.[1])))).toBe(true)
      }
    } finally {
      await processor.stop()
    }
  })

  test('sees an outage in the events of an objective within two scrapes', async () => {
    const file = join(folder, 'slo.yaml')
    await writeFile(file, 'model: {name: fares}\nslos: {availability: 0.999}\n')
    const served = driftline(['serve', '--spec', file, '--port', '0'])
    started.push(served)
    const processorUrl = await listeningUrl(served)
    const job = `{job_name: driftline, static_configs: [{targets: ['${new URL(processorUrl).host}']}]}`
    const url = await prometheus(`global: {scrape_interval: 1s}\nscrape_configs: [${job}]\n`, [
      `--storage.tsdb.path=${join(folder, 'outage')}`,
    ])
    const scrapes = async (metric: string): Promise<ReadonlyMap<number, number>> => {
      const { data } = await ask(url, 'query', { query: `${metric}{ml_slo_name="availability"}[5m]` })
      return new Map((data.result[0]?.values ?? []).map(([seconds, value]) => [seconds, Number(value)]))
    }
    await until('a scrape before anything was sent', async () => {
      const values = await scrapes('ml_slo_events_total')
      return values.size > 0 || undefined
    })
    expect([...(await scrapes('ml_slo_events_total')).values()]).toContain(0)

    const service = startFares(processorUrl)
    try {
      await until(
        'good calls',
        async () => [...(await scrapes('ml_slo_good_events_total')).values()].at(-1) || undefined,
      )
      const { sentMs, calls } = await service.fail()
      const bad = await until('failed calls in Prometheus', async () => {
        const [events, good] = [await scrapes('ml_slo_events_total'), await scrapes('ml_slo_good_events_total')]
        const found = [...events].filter(([seconds, value]) => value > (good.get(seconds) ?? value))
        return found.length > 0 ? { first: found[0]![0], times: [...events.keys()] } : undefined
      })
      const since = bad.times.filter((seconds) => seconds * 1000 > sentMs && seconds <= bad.first)
      expect(since.length).toBeLessThanOrEqual(2)
      await service.stop()
      const [events, good] = await until('everything that was sent', async () => {
        const last = [await scrapes('ml_slo_events_total'), await scrapes('ml_slo_good_events_total')].map(
          (values) => [...values.values()].at(-1) ?? 0,
        )
        return last[0] === service.counted.calls ? last : undefined
      })
      expect(events! - good!).toBe(service.counted.failed)
      expect(service.counted.failed).toBe(calls)
    } finally {
      await service.stop()
    }
  })

  test('answers for every year of a history made by replay', async () => {
    const history = join(folder, 'history.om')
    const input = [dataFile, '--spec', specFile, '--profile', join(folder, 'profile.json'), '--rows', '1074:']
    const replay = driftline(['replay', ...input, '--openmetrics', '--out', history])
    expect(await replay.ended, replay.err()).toBe(0)
    const blocks = join(folder, 'blocks')
    const create = ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=30000h', history, blocks]
    const promtool = run('/usr/bin/promtool', create)
    expect(await promtool.ended, promtool.err()).toBe(0)
    const url = await prometheus('{}\n', [`--storage.tsdb.path=${blocks}`, '--storage.tsdb.retention.time=100y'])
    const { data } = await ask(url, 'query_range', {
      query: 'last_over_time(ml_drift_severity{ml_feature_name="clark_lake"}[366d])',
      start: '2005-01-02T00:00:00Z',
      end: '2014-01-02T00:00:00Z',
      step: '365d',
    })
    const [series] = data.result
    expect(data.result).toHaveLength(1)
    expect(series?.values).toHaveLength(10)
    expect(Number(series?.values?.at(-1)?.[1])).toBeGreaterThanOrEqual(50)
  })
})

import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createRecorder } from '@driftline/instrumentation'
import { buildRules, renderAlertmanager, renderPrometheus } from '@driftline/rules'
import { parseMonitorSpec } from '@driftline/spec'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { postMetrics } from '../src/demo/post-metrics.ts'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl, run, until } from './child.testing.ts'
import { runHere } from './in-process.testing.ts'
import { freePort, PROMETHEUS, startPrometheus, untilReady } from './prometheus.testing.ts'

const ALERTMANAGER = '/usr/bin/prometheus-alertmanager'
const isInstalled = existsSync(PROMETHEUS) && existsSync(ALERTMANAGER)
const TOO_OLD_MS = 3_600_000

/** Tiers in seconds, so that a fault is told while the test waits. */
const SPEC = `model: {name: fares, owner: pricing}
features: {zone: {type: numeric, timestamp: zone_at}, distance: {type: numeric}}
windows: [10s]
slos:
  availability: 0.9
  latency: {below: 50ms, objective: 0.9}
  freshness: {below: 15m, objective: 0.9}
  drift: 0.8
alerting:
  minBad: 3
  dashboard: https://grafana.example/a/driftline-modelhealth-app
  runbookBase: https://docs.example/runbooks
  labels: {service: tickets}
  tiers:
    - {name: quick, severity: critical, long: 20s, short: 5s, factor: 3, keepFiringFor: 20s}
    - {name: patient, severity: warning, long: 40s, short: 20s, factor: 2, keepFiringFor: 60s}
`

interface Alert {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly status?: { readonly state: string; readonly inhibitedBy: readonly string[] }
  readonly fingerprint: string
}

/** A model that fails, takes its time, is fed with old values or with other ones, as it is told. */
function startFares(processorUrl: string) {
  const recorder = createRecorder({ monotonicClock: () => monotonicMs })
  let monotonicMs = 0
  let seen = 0
  const faults = { fails: false, isSlow: false, isStale: false, hasDrifted: false }
  const predict = recorder.instrumentModel(
    ({ zone }: { readonly zone: number; readonly distance: number }): number => {
      monotonicMs += faults.isSlow ? 200 : 2
      if (faults.fails) throw new RangeError('the model is away')
      return zone * 2.5
    },
    {
      model: 'fares',
      version: '1',
      spec: requireSpec(),
      ages: () => ({ zone: faults.isStale ? TOO_OLD_MS : 1000 }),
    },
  )
  const call = (): void => {
    seen += 1
    const away = faults.hasDrifted ? 40 : 0
    try {
      predict({ zone: (seen % 5) + away, distance: ((seen * 7) % 31) + away })
    } catch {
      // The caller of a model that is away goes on.
    }
  }
  const send = async (): Promise<void> => {
    const { resourceMetrics } = await recorder.producer.collect()
    const resource = resourceFromAttributes({ 'service.name': 'fares', 'deployment.environment.name': 'production' })
    const bytes = ProtobufMetricsSerializer.serializeRequest({ resource, scopeMetrics: resourceMetrics.scopeMetrics })
    await postMetrics(processorUrl, bytes!)
  }
  let sending = Promise.resolve()
  const calling = setInterval(call, 5)
  const exporting = setInterval(() => (sending = sending.then(send)), 500)
  return {
    faults,
    stop: async () => {
      clearInterval(calling)
      clearInterval(exporting)
      await sending
    },
  }
}

function requireSpec() {
  const checked = parseMonitorSpec(SPEC, { file: 'fares.yaml' })
  if (!checked.ok) throw new Error(checked.issues[0]?.message)
  return checked.value
}

test.runIf(process.env['CI'] === 'true')('Prometheus and Alertmanager are installed', () => {
  expect(isInstalled).toBe(true)
})

describe.runIf(isInstalled)('rules in a real Prometheus, and a real Alertmanager that tells a receiver', () => {
  let folder = ''
  let receiver: Server
  let alertmanagerUrl = ''
  let prometheusUrl = ''
  let fares: ReturnType<typeof startFares>
  const received: Alert[] = []
  const started: Running[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-alerts-'))
    receiver = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (text: string) => (body += text))
      request.on('end', () => {
        received.push(...(JSON.parse(body) as { readonly alerts: readonly Alert[] }).alerts)
        response.end()
      })
    })
    await new Promise<void>((resolve) => {
      receiver.listen(0, '127.0.0.1', resolve)
    })
    fares = startFares(await startWatching())
  }, 120_000)
  afterAll(async () => {
    await fares.stop()
    await Promise.all(started.map(({ stop }) => stop('SIGTERM')))
    await new Promise((resolve) => receiver.close(resolve))
    await rm(folder, { recursive: true })
  })

  /** Processor, Prometheus with the rules and Alertmanager with the routes. @returns where the processor listens */
  async function startWatching(): Promise<string> {
    const at = (name: string): string => join(folder, name)
    const rules = buildRules(requireSpec())
    const rows = Array.from({ length: 4000 }, (_, i) => `${i % 5},${(i * 7) % 31}`)
    await writeFile(at('fares.csv'), `zone,distance\n${rows.join('\n')}\n`)
    await writeFile(at('fares.yaml'), SPEC)
    await writeFile(at('fares.rules.yaml'), renderPrometheus(rules.groups))
    await writeFile(at('alertmanager.yaml'), withReceiver(renderAlertmanager([rules])))
    const profile = ['profile', 'build', at('fares.csv'), '--spec', at('fares.yaml'), '--out', at('fares-1.json')]
    const built = await runHere(profile)
    expect(built.code, built.err).toBe(0)

    const serve = ['serve', '--spec', at('fares.yaml'), '--profile', at('fares-1.json'), '--port', '0']
    const processor = driftline([...serve, '--lateness', '0s'])
    started.push(processor)
    const processorUrl = await listeningUrl(processor)
    const port = await freePort()
    alertmanagerUrl = `http://127.0.0.1:${port}`
    const alertmanager = run(ALERTMANAGER, [
      `--config.file=${at('alertmanager.yaml')}`,
      `--storage.path=${at('alertmanager')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ])
    started.push(alertmanager)
    await untilReady('Alertmanager', { running: alertmanager, url: alertmanagerUrl })
    const config = {
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: [at('fares.rules.yaml')],
      alerting: { alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${port}`] }] }] },
      scrape_configs: [{ job_name: 'driftline', static_configs: [{ targets: [new URL(processorUrl).host] }] }],
    }
    const prometheus = await startPrometheus(folder, stringify(config), [`--storage.tsdb.path=${at('tsdb')}`])
    started.push(prometheus.running)
    prometheusUrl = prometheus.url
    return processorUrl
  }

  /** The generated routes with a receiver that tells at once. */
  function withReceiver(text: string): string {
    const { port } = receiver.address() as AddressInfo
    const config = parse(text.replaceAll(/group_wait: \w+/g, 'group_wait: 1s')) as {
      readonly receivers: readonly { readonly name: string }[]
    }
    const told = { url: `http://127.0.0.1:${port}`, send_resolved: false }
    const receivers = config.receivers.map(({ name }) => ({ name, webhook_configs: [told] }))
    return stringify({ ...config, receivers, global: { resolve_timeout: '30s' } })
  }

  /** Whether an expression has a series. */
  const isSeen = (query: string) => async (): Promise<true | undefined> => {
    const response = await fetch(`${prometheusUrl}/api/v1/query?${new URLSearchParams({ query }).toString()}`)
    const { data } = (await response.json()) as { readonly data: { readonly result: readonly unknown[] } }
    return data.result.length > 0 || undefined
  }

  async function alerts(): Promise<readonly Alert[]> {
    const response = await fetch(`${alertmanagerUrl}/api/v2/alerts?active=true&inhibited=true&silenced=false`)
    return (await response.json()) as readonly Alert[]
  }

  const isOf =
    (slo: string, tier: string) =>
    ({ labels }: Alert) =>
      labels['ml_slo_name'] === slo && labels['burn_tier'] === tier

  const find = (slo: string, tier: string): Promise<Alert> =>
    until(
      `${tier} of ${slo}`,
      async () => {
        const all = await alerts()
        return all.find(isOf(slo, tier))
      },
      120_000,
    )

  test('healthy traffic fires nothing; faults tell what they are, each suppressing its own ticket only', async () => {
    await until('a minute of traffic', isSeen('ml_slo_events_total offset 1m > 0'), 120_000)
    await until('verdicts', isSeen('ml_slo_events_total{ml_slo_name="drift"} >= 8'), 60_000)
    expect(await alerts()).toEqual([])
    expect(received).toEqual([])

    fares.faults.hasDrifted = true
    const drift = await find('drift', 'patient')
    expect(drift.labels['severity']).toBe('warning')
    expect(drift.status?.inhibitedBy).toEqual([])

    fares.faults.fails = true
    const page = await find('availability', 'quick')
    expect(page.labels).toEqual({
      alertname: 'ModelSLOBurnRate',
      severity: 'critical',
      team: 'pricing',
      service: 'tickets',
      managed_by: 'driftline',
      deployment_environment_name: 'production',
      ml_model_name: 'fares',
      ml_slo_name: 'availability',
      sli_kind: 'availability',
      signal: 'symptom',
      burn_tier: 'quick',
      long_window: '20s',
      short_window: '5s',
    })
    expect(page.annotations).toMatchObject({
      summary: expect.stringMatching(
        /^The availability budget of fares in production burns \d+\.\d times as fast as it may\.$/,
      ),
      runbook_url: 'https://docs.example/runbooks/ModelSLOBurnRate.md#availability',
      dashboard_url: 'https://grafana.example/a/driftline-modelhealth-app/models/fares?environment=production',
    })
    const ticket = await find('availability', 'patient')
    expect(await until('the page to suppress its ticket', () => suppressedBy(ticket))).toEqual([page.fingerprint])
    expect(await suppressedBy(drift)).toBeUndefined()
    fares.faults.fails = false

    fares.faults.isSlow = true
    const slow = await find('latency', 'quick')
    expect(await suppressedBy(slow)).toBeUndefined()
    fares.faults.isSlow = false

    fares.faults.isStale = true
    const stale = await find('freshness', 'quick')
    expect(await until('old values to suppress drift', () => suppressedBy(drift))).toContain(stale.fingerprint)
    expect(await suppressedBy(slow)).toBeUndefined()

    const isTold = (name: string): boolean =>
      received.some(({ labels }) => `${labels['ml_slo_name']} ${labels['burn_tier']}` === name)
    for (const name of ['drift patient', 'availability quick', 'latency quick', 'freshness quick'])
      await until(`${name} to be told`, () => isTold(name) || undefined)
    expect(isTold('availability patient')).toBe(false)
  }, 600_000)

  /** What suppresses an alert; undefined where nothing does. */
  async function suppressedBy({ fingerprint }: Alert): Promise<readonly string[] | undefined> {
    const all = await alerts()
    const found = all.find((alert) => alert.fingerprint === fingerprint)
    return found?.status && found.status.inhibitedBy.length > 0 ? found.status.inhibitedBy : undefined
  }
})

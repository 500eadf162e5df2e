import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MonitoredModel, RunningProcessor } from '@driftline/processor'
import { startProcessor } from '@driftline/processor'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { postMetrics } from '../src/demo/post-metrics.ts'
import { driveReplay } from '../src/replay/drive-replay.ts'
import type { ReplayRow } from '../src/replay/replay-row.ts'
import { createSimulatedService } from '../src/replay/simulated-service.ts'
import { loadModels } from '../src/serve/load-models.ts'
import type { Running } from './child.testing.ts'
import { driftline, listeningUrl, until } from './child.testing.ts'
import { runHere } from './in-process.testing.ts'
import { PROMETHEUS, startPrometheus } from './prometheus.testing.ts'

const SHIPPED = fileURLToPath(new URL('../../../deploy/prometheus/prometheus.yml', import.meta.url))
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const WINDOWS = 10
/** So long that half of the windows are open when the first life ends. */
const LATENESS_MS = 5 * MINUTE_MS
const ROWS_PER_WINDOW = 400
const SPEC = `model: {name: m}
features: {a: {type: numeric}, b: {type: numeric}, c: {type: numeric}}
windows: [1m]
columns: {time: time}
slos: {drift: 0.95}
`
const COUNTERS = { 'ml.slo.events': 'ml_slo_events_total', 'ml.slo.good_events': 'ml_slo_good_events_total' } as const

interface Job {
  readonly job_name: string
  readonly static_configs: readonly { readonly labels?: Readonly<Record<string, string>> }[]
  readonly metric_relabel_configs?: readonly object[]
}
type Edit = (job: Job) => Job

interface Series {
  readonly value?: readonly [seconds: number, value: string]
  readonly values?: readonly (readonly [seconds: number, value: string])[]
}

/** The configuration as it is shipped, but for address and interval; the pod is named as Kubernetes would name it. */
async function shippedConfig(target: { readonly url: string; readonly pod: string }, edit: Edit): Promise<string> {
  const config = parse(await readFile(SHIPPED, 'utf8')) as { global: object; scrape_configs: readonly Job[] }
  const targets = [new URL(target.url).host]
  const jobs = config.scrape_configs.map((job) => {
    if (job.job_name !== 'driftline') return job
    const edited = edit(job)
    const labelled = edited.static_configs.map(({ labels }) => ({ targets, labels: { ...labels, pod: target.pod } }))
    return { ...edited, static_configs: labelled }
  })
  return JSON.stringify({ ...config, global: { ...config.global, scrape_interval: '200ms' }, scrape_configs: jobs })
}

const withoutInstance: Edit = (job) => ({ ...job, static_configs: [{}] })
const withPod: Edit = (job) => ({ ...job, metric_relabel_configs: [] })

describe.runIf(existsSync(PROMETHEUS))('a processor that comes back elsewhere', () => {
  let folder = ''
  let input: readonly string[] = []
  let models: readonly MonitoredModel[] = []
  const started: Running[] = []
  const processors: RunningProcessor[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-elsewhere-'))
    const at = (name: string): string => join(folder, name)
    await writeFile(at('model.yaml'), SPEC)
    const minutes = Array.from({ length: WINDOWS }, (_, minute) => rowsOf(minute * MINUTE_MS)).flat()
    const table = minutes.map(
      ({ timeMs, features }) => `${new Date(timeMs).toISOString()},${Object.values(features).join(',')}\n`,
    )
    await writeFile(at('data.csv'), `time,a,b,c\n${table.join('')}`)
    const args = [at('data.csv'), '--spec', at('model.yaml'), '--out', at('profile.json')]
    const built = await runHere(['profile', 'build', ...args])
    expect(built.code, built.err).toBe(0)
    input = [at('model.yaml'), at('profile.json')]
    models = await loadModels({ specs: [at('model.yaml')], profiles: [at('profile.json')] })
  })
  afterAll(async () => {
    await Promise.all(started.map(({ stop }) => stop('SIGKILL')))
    await Promise.all(processors.map(({ stop }) => stop()))
    await rm(folder, { recursive: true })
  })

  /** The first life: a process of its own. */
  async function serve(state: string): Promise<{ readonly served: Running; readonly url: string }> {
    const files = ['--spec', input[0]!, '--profile', input[1]!, '--state', state]
    const times = ['--lateness', `${LATENESS_MS}ms`, '--covered-since', '1970-01-01T00:00:00Z']
    const served = driftline(['serve', '--port', '0', ...files, ...times])
    started.push(served)
    return { served, url: await listeningUrl(served) }
  }

  /** The next life, a day later: what ended meanwhile closes before anybody asks. */
  async function serveNextDay(stateDirectory: string): Promise<RunningProcessor> {
    const limits = { latenessMs: LATENESS_MS }
    const processor = await startProcessor({ models, limits, stateDirectory, port: 0, now: () => Date.now() + DAY_MS })
    processors.push(processor)
    await processor.advance()
    return processor
  }

  /** Windows of the last minutes, up to now. */
  async function sendWindows(url: string): Promise<void> {
    const [{ spec, profiles }] = models as [MonitoredModel]
    const service = createSimulatedService({ spec, profile: profiles[0]!, version: '1' })
    const firstMs = (Math.floor(Date.now() / MINUTE_MS) - WINDOWS) * MINUTE_MS
    const rows = Array.from({ length: WINDOWS }, (_, minute) => rowsOf(firstMs + minute * MINUTE_MS)).flat()
    await driveReplay({ spec, service, rows: [rows], send: (body) => postMetrics(url, body) })
  }

  /** What a Prometheus saw, and what the processor had counted, of a life that ends with a kill and the one after it. */
  async function countTwoLives(name: string, edit: Edit) {
    const state = join(folder, name)
    const first = await serve(state)
    const args = [`--storage.tsdb.path=${state}-prometheus`]
    const prometheus = await startPrometheus(folder, await shippedConfig({ url: first.url, pod: 'a' }, edit), args)
    started.push(prometheus.running)
    const ask = async (query: string, time?: number): Promise<readonly Series[]> => {
      const form = new URLSearchParams({ query, ...(time !== undefined && { time: String(time) }) })
      const response = await fetch(`${prometheus.url}/api/v1/query?${form.toString()}`)
      return ((await response.json()) as { data: { result: readonly Series[] } }).data.result
    }
    const scraped = async (): Promise<readonly number[]> =>
      (await ask('ml_slo_events_total')).map(({ value }) => Number(value?.[1]))
    const untilScraped = (count: number) =>
      until(`${count} events in Prometheus`, async () => (await scraped()).includes(count) || undefined)

    await untilScraped(0)
    await sendWindows(first.url)
    const before = await until('events in Prometheus', async () => {
      const [own, seen] = [await eventsOf(first.url), await scraped()]
      return own > 0 && seen.includes(own) ? own : undefined
    })
    await first.served.stop('SIGKILL')

    const second = await serveNextDay(state)
    const totals = Object.keys(COUNTERS).map(
      (counter) => second.outputs().find(({ metric }) => metric === counter)?.value,
    )
    await writeFile(prometheus.configFile, await shippedConfig({ url: second.url, pod: 'b' }, edit))
    prometheus.running.child.kill('SIGHUP')
    await untilScraped(totals[0]!)
    // Between two of its own samples an increase is exact: nothing is extrapolated.
    const times = (await ask('ml_slo_events_total[1h]')).flatMap(({ values = [] }) => values.map(([time]) => time))
    const [from, to] = [Math.min(...times), Math.max(...times)]
    const increases = await Promise.all(
      Object.values(COUNTERS).map((counter) =>
        ask(`sum(increase(${counter}[${Math.round((to - from) * 1000)}ms]))`, to),
      ),
    )
    return { before, totals, increases: increases.map((result) => Number(result[0]?.value?.[1])) }
  }

  test('loses nothing behind the scrape configuration that is shipped, whatever closed before it was asked again', async () => {
    const { before, totals, increases } = await countTwoLives('shipped', (job) => job)
    expect(before).toBeGreaterThan(0)
    expect(totals[0]).toBeGreaterThan(before)
    expect(increases).toEqual(totals)
  })

  test.each([
    ['under an instance of its own', withoutInstance],
    ['under a pod of its own', withPod],
  ])('%s loses what closed before it was asked again, which is why the shipped one has neither', async (name, edit) => {
    const { totals, increases } = await countTwoLives(name.replaceAll(' ', '-'), edit)
    expect(increases[0]).toBeLessThan(0.8 * totals[0]!)
  })
})

async function eventsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^ml_slo_events_total\{.*\} (\d+)$/m.exec(text)?.[1])
}

/** Rows of a minute. */
function rowsOf(startMs: number): readonly ReplayRow[] {
  return Array.from({ length: ROWS_PER_WINDOW }, (_, i) => ({
    timeMs: startMs + i * 100,
    features: { a: (i * 7) % 40, b: (i * 3) % 40, c: (i * 9) % 40 },
    segments: {},
    output: {},
  }))
}

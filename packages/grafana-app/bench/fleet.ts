import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser, Page, Response } from 'playwright-core'
import { chromium } from 'playwright-core'
import { CHROMIUM, openHost } from '../e2e/open-host.testing.ts'
import { askOnce, startConfigured, until } from '../e2e/queries/prometheus.testing.ts'
import { metricsOfModel, serveModels } from './many-models.testing.ts'

/** As many models as Fleet is made for, beside one. `DRIFTLINE_MODELS=20` takes less memory than the six gigabytes of 200. */
const MODELS = Number(process.env['DRIFTLINE_MODELS'] ?? 200)
const FLEET = '/a/driftline-modelhealth-app/fleet'
const SCRAPE_SECONDS = 20
const RUNS = 5

interface Figures {
  /** From the first question to the last answer. */
  readonly dataMs: number
  /** From the last answer to the table. */
  readonly drawnMs: number
  readonly questions: number
  readonly kilobytes: number
}

const lines = await metricsOfModel()
const table: Record<string, Record<string, number>> = {}
for (const models of [1, MODELS]) {
  const folder = await mkdtemp(join(tmpdir(), 'driftline-fleet-bench-'))
  const served = await serveModels(lines)
  const jobs = Array.from({ length: models }, (_, i) => ({
    job_name: `driftline-${i}`,
    metrics_path: `/${i}`,
    static_configs: [{ targets: [served.host] }],
  }))
  const config = {
    global: { scrape_interval: `${SCRAPE_SECONDS}s`, scrape_timeout: `${SCRAPE_SECONDS}s` },
    scrape_configs: jobs,
  }
  const prometheus = await startConfigured(folder, config, join(folder, 'tsdb'))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const host = await openHost({ dataSources: [{ uid: 'prometheus', name: 'Prometheus', url: prometheus.url }] })
  try {
    const valueOf = async (expr: string): Promise<number | undefined> =>
      (await askOnce(prometheus.url, expr, Date.now()))[0]?.samples[0]?.[1]
    const scraped = 'count(count_over_time(ml_window_end_seconds[1m]) > 1)'
    await until(
      'every model to be scraped twice',
      async () => (await valueOf(scraped)) === models || undefined,
      600_000,
    )
    console.log(
      `${models} models of ${lines.length} series each: ${await seriesOf(prometheus.url)} series in Prometheus`,
    )
    const places = {
      Fleet: '',
      Model: '/default/model-0',
      Drift: '/default/model-0/drift',
      Feature: '/default/model-0/features/feature_0',
    }
    for (const [name, path] of Object.entries(places)) {
      const runs: Figures[] = []
      for (let run = 0; run < RUNS; run += 1)
        runs.push(await measure(browser, `${host.url}${FLEET}${path}?from=now-30m&to=now`))
      table[`${models}: ${name}`] = medians(runs)
    }
  } finally {
    await browser.close()
    await host.close()
    await prometheus.stop()
    await served.close()
    await rm(folder, { recursive: true })
  }
}
console.table(table)

async function seriesOf(url: string): Promise<number> {
  const { data } = (await (await fetch(`${url}/api/v1/status/tsdb`)).json()) as {
    readonly data: { readonly headStats: { readonly numSeries: number } }
  }
  return data.headStats.numSeries
}

/** Opens a page until its first table or chart stands. */
async function measure(browser: Browser, url: string): Promise<Figures> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  let [firstMs, lastMs, questions, bytes] = [Infinity, 0, 0, 0]
  page.on('request', (request) => {
    if (!request.url().includes('/api/')) return
    firstMs = Math.min(firstMs, performance.now())
    questions += 1
  })
  const answered: Promise<void>[] = []
  const note = async (response: Response): Promise<void> => {
    bytes += (await response.body()).length
    lastMs = Math.max(lastMs, performance.now())
  }
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return
    answered.push(note(response))
  })
  await page.goto(url)
  await stands(page)
  const drawnAt = performance.now()
  await Promise.all(answered)
  await page.close()
  return { dataMs: lastMs - firstMs, drawnMs: Math.max(0, drawnAt - lastMs), questions, kilobytes: bytes / 1000 }
}

async function stands(page: Page): Promise<void> {
  await page.locator('tbody tr, [role=application], [role=slider]').first().waitFor({ timeout: 120_000 })
}

function medians(runs: readonly Figures[]): Record<string, number> {
  const keys = ['dataMs', 'drawnMs', 'questions', 'kilobytes'] as const
  const medianOf = (key: (typeof keys)[number]): number =>
    runs.map((run) => run[key]).toSorted((a, b) => a - b)[runs.length >> 1]!
  return Object.fromEntries(keys.map((key) => [key, Math.round(medianOf(key))]))
}

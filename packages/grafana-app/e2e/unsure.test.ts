import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROMETHEUS } from '../host/server/prometheus-programs.ts'
import type { ServedHost } from '../host/server/serve-host.ts'
import type { StartedPrometheus } from '../host/server/start-prometheus.ts'
import { fillDatabase, startPrometheus } from '../host/server/start-prometheus.ts'
import { CHROMIUM, openHost, watchPage } from './open-host.testing.ts'
import { askOnce } from './queries/prometheus.testing.ts'
import { replayUnsure, UNSURE_END } from './unsure-models.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'
const THEN = `from=2024-01-01T00:00:00.000Z&to=${UNSURE_END}`
const canRun = (existsSync(CHROMIUM) && existsSync(PROMETHEUS)) || process.env['CI'] === 'true'

describe.runIf(canRun)('models of which nothing is judged', () => {
  let folder = ''
  let browser: Browser
  let prometheus: StartedPrometheus
  let host: ServedHost

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-unsure-'))
    await mkdir(join(folder, 'database'))
    for (const history of await replayUnsure(folder)) await fillDatabase(history, join(folder, 'database'))
    prometheus = await startPrometheus(join(folder, 'database'))
    host = await openHost({ dataSources: [{ uid: 'prometheus', name: 'Prometheus', url: prometheus.url }] })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    await prometheus?.stop()
    await rm(folder, { recursive: true })
  })

  const valueOf = async (expr: string): Promise<number> => {
    const series = await askOnce(prometheus.url, expr, Date.parse(UNSURE_END))
    return series.length === 1 ? series[0]!.samples[0]![1] : NaN
  }

  async function open(path: string) {
    const watched = await watchPage(browser, host)
    watched.page.setDefaultTimeout(60_000)
    await watched.page.goto(`${host.url}${path}?${THEN}`)
    await watched.page.getByRole('table').first().waitFor()
    return watched
  }

  test('are so on Fleet, with what will end it', async () => {
    const { page, problems } = await open(FLEET)
    const cellsOf = (model: string) => page.getByRole('row', { name: model }).getByRole('cell').allInnerTexts()
    const [learning, ends, features] = await cellsOf('young')
    expect(learning).toBe('learning')
    expect(ends).toContain('ends by itself: its reference is being learned')
    expect(features).toContain('2 learning')
    const [blind, wouldEnd, split] = await cellsOf('wild')
    expect(blind).toBe('cannot tell')
    expect(wouldEnd).toContain('the next window that can tell ends it')
    expect(split).toMatch(/1 cannot tell, 1 ok/)
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)

  test('are so on their pages, with how far they are and what would help', async () => {
    const young = await open(`${FLEET}/default/young`)
    await young.page.getByRole('heading', { level: 2, name: /2 learning/ }).waitFor()
    const share = await valueOf(
      'ml_drift_learning{ml_model_name="young",ml_feature_name="fare",ml_reference="baseline"}',
    )
    expect(share).toBeGreaterThan(0)
    const row = young.page.getByRole('row', { name: 'fare' })
    expect(await row.innerText()).toContain(
      `ends by itself: its reference is being learned, ${Math.floor(share * 100)} % so far`,
    )
    expect(await young.problems()).toEqual([])
    await young.page.close()

    const wild = await open(`${FLEET}/default/wild`)
    await wild.page.getByRole('heading', { level: 2, name: /1 cannot be told/ }).waitFor()
    expect(await wild.page.getByRole('row', { name: 'fare' }).innerText()).toContain(
      'longer windows, a longer reference or more rows end it',
    )
    expect(await wild.problems()).toEqual([])
    await wild.page.close()
  }, 180_000)

  test('are so on the page of a feature, in words', async () => {
    const watched = await watchPage(browser, host)
    const { page, problems } = watched
    page.setDefaultTimeout(60_000)
    await page.goto(`${host.url}${FLEET}/default/wild/features/fare?${THEN}`)
    await page
      .getByText(/Cannot tell/)
      .first()
      .waitFor()
    await page.goto(`${host.url}${FLEET}/default/young/features/fare?${THEN}`)
    await page
      .getByText(/its reference is still being learned/)
      .first()
      .waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)
})

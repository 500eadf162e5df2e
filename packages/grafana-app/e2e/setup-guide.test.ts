import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROMETHEUS } from '../host/server/prometheus-programs.ts'
import type { ServedHost } from '../host/server/serve-host.ts'
import { CHROMIUM, openHost, watchPage } from './open-host.testing.ts'
import type { LiveFares } from './queries/live-fares.testing.ts'
import { startLiveFares } from './queries/live-fares.testing.ts'
import { askOnce, until } from './queries/prometheus.testing.ts'

const APP = '/a/driftline-modelhealth-app'
/** No window of it ends while the test runs. */
const WINDOW = '24h'
const canRun = (existsSync(CHROMIUM) && existsSync(PROMETHEUS)) || process.env['CI'] === 'true'

describe.runIf(canRun)('the way to a first verdict', () => {
  let folder = ''
  let browser: Browser
  let fares: LiveFares
  let host: ServedHost

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-setup-'))
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    fares = await startLiveFares(folder, WINDOW)
    host = await openHost({ dataSources: [{ uid: 'prometheus', name: 'Prometheus', url: fares.prometheus.url }] })
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    await fares?.stop()
    await rm(folder, { recursive: true })
  })

  const hasSeries = (expr: string) =>
    until(expr, async () => (await askOnce(fares.prometheus.url, expr, Date.now())).length > 0 || undefined)

  test('checks itself step by step as the parts come', async () => {
    await hasSeries('driftline_processor_info')
    const { page, problems } = await watchPage(browser, host)
    page.setDefaultTimeout(60_000)
    await page.goto(`${host.url}${APP}/fleet`)
    const step = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await step('Prometheus scrapes the processor').getByText('done').waitFor()
    expect(await step('A service counts what its model does').innerText()).toMatch(/next[^]*instrumentModel/)
    expect(await step('The processor knows a model').innerText()).toMatch(/not yet[^]*driftline serve/)

    fares.startVersion('1')
    await hasSeries('ml_model_info')
    await page.getByRole('button', { name: 'Look again' }).click()
    await step('The processor knows a model').getByText('It knows fares.').waitFor()
    expect(await step('A service counts what its model does').innerText()).toMatch(/done[^]*it holds \d+ streams/)
    expect(await step('A first window has ended').innerText()).toMatch(
      /next[^]*Learning: first verdict on fares expected after .* \d\d:01, when its window of 24h has ended/,
    )
    expect(await problems()).toEqual([])
    await page.close()
  }, 240_000)

  test('is on the Settings page, too', async () => {
    const { page, problems } = await watchPage(browser, host)
    page.setDefaultTimeout(60_000)
    await page.goto(`${host.url}${APP}/settings`)
    await page.getByRole('heading', { name: 'No model is known to Prometheus yet', level: 2 }).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 120_000)
})

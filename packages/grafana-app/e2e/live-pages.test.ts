import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseDuration } from '@driftline/spec'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROMETHEUS } from '../host/server/prometheus-programs.ts'
import type { ServedHost } from '../host/server/serve-host.ts'
import type { WatchedPage } from './open-host.testing.ts'
import { CHROMIUM, openHost, watchPage } from './open-host.testing.ts'
import type { LiveFares } from './queries/live-fares.testing.ts'
import { startLiveFares } from './queries/live-fares.testing.ts'
import type { LiveModel } from './queries/live-model.testing.ts'
import { askOnce, until } from './queries/prometheus.testing.ts'
import type { SeenRows } from './seen-rows.testing.ts'
import { seenRows, watchRows } from './seen-rows.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'
const MODEL = `${FLEET}/production/fares`
const NOW = 'from=now-10m&to=now&refresh=5s'
/** `DRIFTLINE_LIVE_WINDOW=1m` takes a quarter of an hour. */
const WINDOW = process.env['DRIFTLINE_LIVE_WINDOW'] ?? '4s'
const windowMs = parseDuration(WINDOW)
/** From a change in the rows to the page: to the end of the next windows, judged, scraped, asked for. */
const PATIENCE_MS = 30_000 + 8 * windowMs
const canRun = (existsSync(CHROMIUM) && existsSync(PROMETHEUS)) || process.env['CI'] === 'true'

describe.runIf(canRun)('the pages of a model in use', () => {
  let folder = ''
  let browser: Browser
  let fares: LiveFares
  let model: LiveModel
  let host: ServedHost
  const pages = {} as Record<'fleet' | 'model' | 'feature', WatchedPage>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-live-pages-'))
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    fares = await startLiveFares(folder, WINDOW)
    model = fares.startVersion('1')
    host = await openHost({ dataSources: [{ uid: 'prometheus', name: 'Prometheus', url: fares.prometheus.url }] })
    await until('a window to end', async () => (await valuesOf('max(ml_window_end_seconds)'))[0])
    pages.fleet = await open(FLEET)
    pages.model = await open(MODEL)
    pages.feature = await open(`${MODEL}/features/zone`)
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    await fares?.stop()
    await rm(folder, { recursive: true })
  })

  async function open(path: string): Promise<WatchedPage> {
    const watched = await watchPage(browser, host)
    await watchRows(watched.page, tableOf(path))
    await watched.page.goto(`${host.url}${path}?${NOW}`)
    return watched
  }

  const valuesOf = async (expr: string): Promise<readonly number[]> => {
    const series = await askOnce(fares.prometheus.url, expr, Date.now())
    return series.map(({ samples }) => samples[0]![1])
  }

  const cellOf = (page: Page, name: string, cell: number) =>
    page
      .locator(`${tableOf(new URL(page.url()).pathname)} tbody tr`, { hasText: name })
      .locator('td')
      .nth(cell)
  const stateOf = (page: Page, name: string) => cellOf(page, name, 0)
  const untilShown = async (page: Page, name: string, state: string): Promise<void> => {
    await expect.poll(() => stateOf(page, name).innerText(), { timeout: PATIENCE_MS, interval: 200 }).toBe(state)
  }

  test(
    'show a feature go from ok to act and back, once everywhere',
    async () => {
      await untilShown(pages.fleet.page, 'fares', 'ok')
      await untilShown(pages.model.page, 'zone', 'ok')
      model.instead = { feature: 'zone', categories: ['a', 'a', 'a', 'b'] }
      await untilShown(pages.fleet.page, 'fares', 'act')
      await untilShown(pages.model.page, 'zone', 'act')
      await pages.feature.page.getByRole('heading', { name: /^Act since/, level: 2 }).waitFor({ timeout: PATIENCE_MS })
      await expect
        .poll(
          async () => {
            const shown = await cellOf(pages.model.page, 'zone', 1).innerText()
            const [told] = await valuesOf('max(ml_drift_severity{ml_feature_name="zone",ml_segment_name="all"})')
            return Number(shown) - Math.floor(told ?? NaN)
          },
          { timeout: PATIENCE_MS, interval: 200 },
        )
        .toBe(0)
      model.instead = undefined
      await untilShown(pages.fleet.page, 'fares', 'ok')
      await untilShown(pages.model.page, 'zone', 'ok')
      expectOneStateAtATime(await seenRows(pages.fleet.page), 'fares')
      expectOneStateAtATime(await seenRows(pages.model.page), 'zone')
    },
    4 * PATIENCE_MS,
  )

  test(
    'show a version that joins, and nothing twice when a processor comes back',
    async () => {
      fares.startVersion('2')
      await pages.model.page.getByRole('link', { name: /^2\b/ }).first().waitFor({ timeout: PATIENCE_MS })
      await fares.restart(0)
      const restartedSeconds = Date.now() / 1000
      const newestEnd = async () => (await valuesOf('min(ml_window_end_seconds)'))[0] ?? 0
      await expect
        .poll(newestEnd, { timeout: PATIENCE_MS, interval: 500 })
        .toBeGreaterThan(restartedSeconds + (2 * windowMs) / 1000)
      await untilShown(pages.fleet.page, 'fares', 'ok')
      for (const { page } of [pages.fleet, pages.model])
        for (const { rows } of await seenRows(page)) expect(duplicatesIn(rows)).toEqual([])
    },
    4 * PATIENCE_MS,
  )

  test(
    'say that what they show is old once nothing is judged any more',
    async () => {
      await fares.killProcessors()
      for (const { page } of [pages.model, pages.feature])
        await page
          .getByRole('heading', { name: 'This does not speak for the time shown' })
          .waitFor({ timeout: PATIENCE_MS })
      await pages.fleet.page.getByRole('heading', { name: 'Nothing has been judged lately' }).waitFor()
      expect(await pages.fleet.page.locator('tbody tr', { hasText: 'fares' }).innerText()).toMatch(/old$/)
      for (const { problems } of Object.values(pages)) expect(await problems()).toEqual([])
    },
    2 * PATIENCE_MS,
  )
})

/** The table of a page that says how things stand: a model's page has others as well. */
function tableOf(path: string): string {
  return path.endsWith(MODEL) ? 'section[aria-label=Features]' : 'main'
}

/** What rises does so on the way to act, what clears goes back to ok: never act twice, never two rows of one name. */
function expectOneStateAtATime(seen: readonly SeenRows[], name: string): void {
  for (const { rows } of seen) expect(duplicatesIn(rows)).toEqual([])
  const states = seen.flatMap(({ rows }) => rows.find((row) => row.name.includes(name))?.state ?? [])
  const changes = states.filter((state, i) => state !== states[i - 1])
  expect(changes.join(' ')).toMatch(/^ok (?:suspected )?(?:investigate )?act (?:investigate )?(?:recovering )?ok$/)
}

function duplicatesIn(rows: SeenRows['rows']): readonly string[] {
  const names = rows.map(({ name }) => name)
  return names.filter((name, i) => names.indexOf(name) !== i)
}

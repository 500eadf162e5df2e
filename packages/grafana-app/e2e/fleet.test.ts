import type { Page } from 'playwright-core'
import { mkdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageLook } from './host-browser.testing.ts'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { THEN, startHistoryHost } from './history-host.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'

describe.runIf(canRunHost)('the Fleet page of the built plugin', () => {
  let history: HistoryHost
  let empty: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost()
    empty = await startHistoryHost((database) => mkdir(database))
  }, 180_000)
  afterAll(async () => {
    await history?.stop()
    await empty?.stop()
  })

  /** @param search of the address */
  const openFleet = (search: string, look: PageLook = {}) => history.openPage(`${FLEET}?${search}`, look)

  const cells = (page: Page) => page.getByRole('row', { name: 'ridership' }).getByRole('cell').allInnerTexts()

  /** As a person reads it. */
  const valueOf = async (expr: string) => String(await history.valueOf(expr, '2017-01-01T00:00:00Z'))

  const countOf = (state: string) => valueOf(`ml_drift_features{ml_drift_state="${state}",ml_segment_name="all"}`)

  test.each(['dark', 'light'] as const)('says of a model what its metrics say (%s)', async (theme) => {
    const { page, problems } = await openFleet(THEN, { theme })
    await page.getByRole('heading', { name: 'ridership asks for action.' }).waitFor()
    const [state, worst, features, , rows, version, owner, tier] = await cells(page)
    expect(state).toBe('act')
    const [, name, severity, since] = /^(\w+)\s+severity (\d+), since (\d+)$/.exec(worst ?? '') ?? []
    expect(await valueOf('max(ml_drift_severity{ml_feature_name!="all"})')).toBe(severity)
    expect(await valueOf(`ml_drift_severity{ml_feature_name="${name}"}`)).toBe(severity)
    expect(await valueOf(`year(ml_drift_since_seconds{ml_feature_name="${name}"})`)).toBe(since)
    expect(features?.trim()).toBe(`${await countOf('act')} act, ${await countOf('ok')} ok`)
    expect([rows, version, owner, tier]).toEqual(['241', '1', 'transit-ml', '2'])
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('shows the time of the newest verdict when nothing has been judged lately, and goes back', async () => {
    const { page, problems } = await openFleet('')
    await page.getByRole('heading', { name: 'Nothing has been judged lately' }).waitFor()
    expect((await cells(page)).at(-1)).toMatch(/^on 1 Jan 2017\s*old$/)
    await page.getByRole('button', { name: 'Show that time' }).click()
    await page.getByRole('heading', { name: 'ridership asks for action.' }).waitFor()
    expect(new URL(page.url()).searchParams.get('to')).toBe('2017-01-01T00:00:00.000Z')
    await page.goBack()
    await page.getByRole('heading', { name: 'Nothing has been judged lately' }).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('keeps what is searched for in the address', async () => {
    const { page, problems } = await openFleet(`${THEN}&search=nobody`)
    await page.getByText('0 of 1 model').waitFor()
    expect(await page.getByRole('row').count()).toBe(1)
    await page.getByLabel('Search models').fill('TRANSIT')
    await page.getByText('1 model', { exact: true }).waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe('TRANSIT')
    await page.reload()
    await page.getByText('1 model', { exact: true }).waitFor()
    expect(await page.getByLabel('Search models').inputValue()).toBe('TRANSIT')
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('filters by owner and tier, in the address too', async () => {
    const { page, problems } = await openFleet(`${THEN}&tier=1`)
    await page.getByText('0 of 1 model').waitFor()
    await page.goto(page.url().replace('tier=1', 'tier=2'))
    await page.getByText('1 model', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Owners' }).click()
    await page.getByRole('option', { name: 'transit-ml' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.getAll('owner')).toEqual(['transit-ml'])
    expect(await page.getByRole('row').count()).toBe(2)
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('asks at most eight questions', async () => {
    const { page } = await openFleet(THEN)
    await page.getByRole('row', { name: 'ridership' }).waitFor()
    let asked = 0
    page.on('request', (request) => {
      if (request.url().includes('/resources/')) asked += 1
      if (request.url().endsWith('/api/ds/query'))
        asked += (request.postDataJSON() as { queries: readonly unknown[] }).queries.length
    })
    await page.reload()
    await page.getByRole('row', { name: 'ridership' }).waitFor()
    expect(asked).toBeGreaterThan(2)
    expect(asked).toBeLessThanOrEqual(8)
    await page.close()
  })

  test('says what is missing where no model is known', async () => {
    const { page, problems } = await empty.openPage(FLEET)
    await page.getByRole('heading', { name: 'No model is known to Prometheus yet' }).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('says that there is no data source', async () => {
    const { page, problems } = await openFleet('', { dataSources: [] })
    await page.getByRole('heading', { name: 'No Prometheus data source' }).waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('says in its own words why a data source does not answer, and asks again', async () => {
    const { page, problems } = await openFleet(THEN, {
      dataSources: [{ uid: 'prometheus', name: 'Prometheus', url: 'http://127.0.0.1:1' }],
    })
    await page.getByRole('heading', { name: 'Prometheus does not answer' }).waitFor()
    expect(await page.getByText('127.0.0.1:1').count()).toBe(1)
    const again = page.waitForRequest((request) => request.url().includes('/api/'))
    await page.getByRole('button', { name: 'Try again' }).click()
    await again
    // The browser prints every answer that is no success.
    const others = (await problems()).filter((problem) => !/status of (?:400|500)/.test(problem))
    expect(others).toEqual([])
    await page.close()
  })
})

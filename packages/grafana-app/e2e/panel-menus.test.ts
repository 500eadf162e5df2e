import { readFile } from 'node:fs/promises'
import { toPercentText } from '@driftline/view'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { THEN, startHistoryHost } from './history-host.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'
const MODEL = `${FLEET}/default/ridership`
const ADDISON = `${MODEL}/features/addison`

describe.runIf(canRunHost)('the menu of a part of a page', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost()
  }, 180_000)
  afterAll(() => history?.stop())

  test('takes the numbers on screen elsewhere: PromQL, Explore, CSV, a dashboard', async () => {
    const { page, problems } = await history.openPage(`${ADDISON}?${THEN}`, { role: 'Editor' })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const shown = await shownShares(page)
    expect(shown.length).toBeGreaterThan(10)

    await choose(page, 'Then and now', 'Copy PromQL')
    await page.getByText('PromQL copied').waitFor()
    const promql = await clipboardOf(page)
    const time = /^# distribution, at (\S+)\n/.exec(promql)?.[1] ?? ''
    expect(await sharesIn(history.prometheusUrl, promql, time)).toEqual(shown)

    const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Then and now', 'Download CSV')])
    expect(file.suggestedFilename()).toBe('ridership-addison-then-and-now-2017-01-01.csv')
    const [head, ...rows] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
    expect(head).toMatch(/^window end,up to,"training \(share, 0 to 1\)","now \(share, 0 to 1\)",/)
    const shares = rows.map((row) =>
      row
        .split(',')
        .slice(2, 4)
        .map((share) => toPercentText(Number(share))),
    )
    expect(shares).toEqual(shown)
    expect(rows.every((row) => row.startsWith('2017-01-01T00:00:00.000Z,'))).toBe(true)

    await page.getByRole('button', { name: 'Menu of Then and now' }).click()
    const href = await page.getByRole('menuitem', { name: 'Explore' }).getAttribute('href')
    const explore = new URL(href ?? '', page.url())
    expect(explore.pathname).toBe('/explore')
    const { left } = JSON.parse(explore.searchParams.get('panes') ?? '{}') as { left: Pane }
    expect(left).toMatchObject({ datasource: 'prometheus', range: { to: String(Date.parse(time)) } })
    expect(left.queries).toMatchObject([{ expr: promql.split('\n')[1], instant: true, range: false }])

    await page.getByRole('menuitem', { name: 'Add to dashboard' }).click()
    const panel = JSON.parse(await page.getByLabel('Panel', { exact: true }).innerText()) as DashboardPanel
    expect(panel.panel).toMatchObject({
      type: 'table',
      title: 'Then and now',
      targets: [{ expr: left.queries[0]?.expr }],
    })
    expect(panel.time.to).toBe('2017-01-01T00:00:00.000Z')
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('copies a link that shows the same whenever it is opened', async () => {
    const { page, problems } = await history.openPage(`${ADDISON}?from=now-12y&to=now&shape=cumulative&refresh=1h`)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const before = await wordsOf(page)
    await choose(page, 'State', 'Copy link')
    await page.getByText('Link copied').waitFor()
    const link = new URL(await clipboardOf(page))
    for (const key of ['from', 'to'])
      expect(link.searchParams.get(key)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(link.searchParams.get('var-ds')).toBe('prometheus')
    expect(link.searchParams.has('refresh')).toBe(false)
    await page.goto('about:blank')
    await page.goto(link.href)
    await page.getByRole('radio', { name: 'Cumulative', checked: true }).waitFor()
    await expect.poll(() => wordsOf(page)).toEqual(before)
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('offers a Viewer what a Viewer may do', async () => {
    const { page, problems } = await history.openPage(`${FLEET}?${THEN}`)
    for (const [path, title] of [
      [FLEET, 'Models'],
      [MODEL, 'State over time'],
      [`${MODEL}/drift`, 'Features by window'],
      [ADDISON, 'Values over time'],
    ] as const) {
      await page.goto(new URL(`${path}?${THEN}`, page.url()).href)
      await page.getByRole('button', { name: `Menu of ${title}` }).click()
      const entries = await page.getByRole('menuitem').allInnerTexts()
      expect(entries).toEqual(['Copy PromQL', 'Copy link', 'Download CSV'])
    }
    expect(await problems()).toEqual([])
    await page.close()
  })

  test('gives the rows of a table as they stand there', async () => {
    const { page, problems } = await history.openPage(`${MODEL}/drift?${THEN}`)
    await page.getByRole('row').nth(1).waitFor()
    const shown = await page.getByRole('row').evaluateAll((rows) =>
      rows.slice(1).map((row) => {
        const [feature, ...cells] = [...row.querySelectorAll('th, td')].slice(0, 4)
        const name = (feature?.querySelector('bdi') ?? feature)?.textContent.replace('the model', 'model')
        return [name].concat(cells.map(({ textContent }) => textContent))
      }),
    )
    const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Newest window', 'Download CSV')])
    const [head, ...rows] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
    expect(head).toMatch(/^feature,state,severity \(0 to 100\),since,kind,/)
    const written = rows.map((row) => {
      const [feature, state, severity, since = ''] = row.split(',')
      return [feature, state, String(Math.floor(Number(severity))), since === '' ? '–' : since.slice(0, 4)]
    })
    expect(written).toEqual(shown)
    expect(await problems()).toEqual([])
    await page.close()
  })
})

interface Pane {
  readonly queries: readonly { readonly expr: string }[]
}

interface DashboardPanel {
  readonly panel: object
  readonly time: { readonly from: string; readonly to: string }
}

async function choose(page: Page, title: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `Menu of ${title}`, exact: true }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

async function clipboardOf(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

/** What every column of the distribution says, training before now. */
async function shownShares(page: Page): Promise<readonly string[][]> {
  const bins = page.getByRole('slider', { name: 'Distribution', exact: true })
  await bins.press('Home')
  const shares: string[][] = []
  const last = Number(await bins.getAttribute('aria-valuemax'))
  for (let column = 0; column <= last; column += 1) {
    const words = (await bins.getAttribute('aria-valuetext')) ?? ''
    shares.push(/: training (.*), now (.*)$/.exec(words)!.slice(1))
    await bins.press('ArrowRight')
  }
  return shares
}

/** The same by asking Prometheus what was copied. */
async function sharesIn(url: string, query: string, time: string): Promise<readonly string[][]> {
  const form = new URLSearchParams({ query, time })
  const response = await fetch(`${url}/api/v1/query?${form.toString()}`)
  const { data } = (await response.json()) as {
    data: { result: { metric: Record<string, string>; values: [number, string][] }[] }
  }
  const shareOf = (upper: string, isCurrent: boolean): string => {
    const found = data.result.find(
      ({ metric }) => metric['ml_bin_upper'] === upper && (metric['ml_bin_source'] === 'current') === isCurrent,
    )
    return toPercentText(Number(found?.values.at(-1)?.[1] ?? 0))
  }
  const edgeOf = (upper: string): number => (upper === '+Inf' ? Infinity : Number(upper))
  const uppers = [...new Set(data.result.map(({ metric }) => metric['ml_bin_upper'] ?? ''))]
  return uppers.toSorted((a, b) => edgeOf(a) - edgeOf(b)).map((upper) => [shareOf(upper, false), shareOf(upper, true)])
}

/** All that a page says, but for its controls, which hold the time in other words. */
async function wordsOf(page: Page): Promise<readonly string[]> {
  await page.getByRole('slider', { name: 'State over time' }).waitFor()
  return page.locator('main > :not(header)').allInnerTexts()
}

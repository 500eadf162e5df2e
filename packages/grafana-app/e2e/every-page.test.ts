import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APP_PAGES } from './app-pages.testing.ts'
import type { AppPage } from './app-pages.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { canRunHistory, startHistoryHost } from './history-host.testing.ts'
import { seriousFindings } from './serious-findings.testing.ts'

const PHONE = { width: 390, height: 844 }

describe.runIf(canRunHistory)('every page', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost()
  }, 180_000)
  afterAll(() => history?.stop())

  /** Opens one host and walks through all of the pages. */
  async function eachPage(
    look: Parameters<HistoryHost['openPage']>[1],
    check: (page: Page, of: AppPage) => Promise<void>,
  ): Promise<void> {
    const { page, problems } = await history.openPage(APP_PAGES[0]!.path, look)
    for (const of of APP_PAGES) {
      await page.goto(new URL(of.path, page.url()).href)
      await page.getByRole('heading', { name: of.heading, exact: true }).waitFor()
      await check(page, of)
    }
    expect(await problems()).toEqual([])
    await page.close()
  }

  test.each(['dark', 'light'] as const)('has nothing that shuts somebody out, in the %s theme', async (theme) => {
    const found: string[] = []
    await eachPage({ theme, role: 'Editor' }, async (page, { name }) => {
      found.push(...(await seriousFindings(page)).map((finding) => `${name}: ${finding}`))
      const menus = page.getByRole('button', { name: /^Menu of/ })
      if ((await menus.count()) === 0) return
      await menus.first().click()
      await page.getByRole('menu').waitFor()
      // Beside an open menu Grafana hides the rest of the page in a way of its own.
      found.push(...(await seriousFindings(page, '[role=menu]')).map((finding) => `${name}, menu: ${finding}`))
    })
    expect(found).toEqual([])
  })

  test('is as wide as a phone and no wider', async () => {
    const wide: string[] = []
    await eachPage({ viewport: PHONE }, async (page, { name }) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      if (width > PHONE.width) wide.push(`${name}: ${width}`)
      const tables = page.getByRole('table').filter({ visible: true })
      for (const table of await tables.all())
        if (await table.evaluate(({ parentElement: box }) => box !== null && box.scrollWidth > box.clientWidth))
          wide.push(`${name}: a table`)
    })
    expect(wide).toEqual([])
  })
})

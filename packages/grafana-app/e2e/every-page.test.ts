import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APP_PAGES } from './app-pages.testing.ts'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { startHistoryHost } from './history-host.testing.ts'
import { seriousFindings } from './serious-findings.testing.ts'

const SCREEN = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

describe.runIf(canRunHost)('every page', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost()
  }, 180_000)
  afterAll(() => history?.stop())

  test.each(['dark', 'light'] as const)('shuts nobody out and fits a phone, in the %s theme', async (theme) => {
    const { page, problems } = await history.openPage(APP_PAGES[0]!.path, { theme, role: 'Editor' })
    const found: string[] = []
    for (const { name, path, heading } of APP_PAGES) {
      await page.setViewportSize(SCREEN)
      await page.goto(new URL(path, page.url()).href)
      await page.getByRole('heading', { name: heading, exact: true }).waitFor()
      const own = [...(await seriousFindings(page)), ...(await menuFindings(page)), ...(await tooWide(page))]
      found.push(...own.map((finding) => `${name}: ${finding}`))
    }
    expect(found).toEqual([])
    expect(await problems()).toEqual([])
    await page.close()
  })
})

/** The same of the first menu of a page, open: what is beside it Grafana hides in a way of its own. */
async function menuFindings(page: Page): Promise<readonly string[]> {
  const menus = page.getByRole('button', { name: /^Menu of/ })
  if ((await menus.count()) === 0) return []
  await menus.first().click()
  await page.getByRole('menu').waitFor()
  const findings = await seriousFindings(page, '[role=menu]')
  await page.keyboard.press('Escape')
  return findings
}

/** What has to be scrolled sideways on a phone. */
async function tooWide(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(PHONE)
  // Charts are drawn anew once they are told.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement
    const boxes = Array.from(document.querySelectorAll('table'), ({ parentElement }) => parentElement!)
    const wide = boxes.filter((box) => box.clientWidth > 1 && box.scrollWidth > box.clientWidth)
    return [
      ...(scrollWidth > window.innerWidth ? [`${scrollWidth} px wide`] : []),
      ...wide.map(({ innerText }) => `wider than the page: ${innerText.slice(0, 60)}`),
    ]
  })
}

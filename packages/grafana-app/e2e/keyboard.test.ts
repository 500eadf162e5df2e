import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { THEN, startHistoryHost } from './history-host.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'
/** No page has more to step through before what is looked for. */
const MOST_TABS = 80

describe.runIf(canRunHost)('the keyboard alone', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost()
  }, 180_000)
  afterAll(() => history?.stop())

  test('leads from the fleet to the drifted distribution, through every entry of its menu, and back', async () => {
    const { page, problems } = await history.openPage(`${FLEET}?${THEN}`, { role: 'Editor' })
    await page.getByRole('row').nth(1).waitFor()
    await tabTo(page, page.getByRole('link', { name: 'ridership' }))
    await page.keyboard.press('Enter')
    await heading(page, 'ridership')

    const drift = page.getByRole('link', { name: 'Drift over time' })
    await tabTo(page, drift)
    await page.keyboard.press('Enter')
    await heading(page, 'Drift')

    const map = page.getByRole('application', { name: /^Heatmap/ })
    const row = (await page.getByRole('listitem').allInnerTexts()).indexOf('harlem')
    await tabTo(page, map)
    for (let steps = 0; steps <= row; steps += 1) await page.keyboard.press('ArrowDown')
    await page.getByText(/^harlem, 2016: act, /).waitFor()
    await page.keyboard.press('Enter')
    await heading(page, 'harlem')

    const bins = page.getByRole('slider', { name: 'Distribution', exact: true })
    await tabTo(page, bins)
    await page.keyboard.press('Home')
    expect(await bins.getAttribute('aria-valuenow')).toBe('0')
    await page.keyboard.press('Shift+Tab')
    const menu = page.getByRole('button', { name: 'Menu of Then and now' })
    expect(await isFocused(menu)).toBe(true)
    await expectVisibleFocus(page)
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    const entries = ['Explore', 'Copy PromQL', 'Copy link', 'Download CSV', 'Add to dashboard']
    for (const name of entries) {
      await expect.poll(() => isFocused(page.getByRole('menuitem', { name }))).toBe(true)
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => isFocused(menu)).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(page.getByRole('menuitem', { name: entries[0]! }))).toBe(true)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    // Back is a step of the browser, and the focus is where it was.
    await page.goBack()
    await heading(page, 'Drift')
    await expect.poll(() => isFocused(map)).toBe(true)
    await page.goBack()
    await heading(page, 'ridership')
    await expect.poll(() => isFocused(drift)).toBe(true)
    await page.goBack()
    await heading(page, 'Fleet')
    await expect.poll(() => isFocused(page.getByRole('link', { name: 'ridership' }))).toBe(true)
    expect(await problems()).toEqual([])
    await page.close()
  })
})

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
  await page
    .getByRole('button', { name: /^Menu of/ })
    .first()
    .waitFor()
}

async function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}

/** Steps through the page until something has the focus; whatever has it on the way must show it. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab')
    if (!(await page.evaluate(() => document.activeElement?.closest('section, table, [role=application]')))) continue
    await expectVisibleFocus(page)
    if (await isFocused(wanted)) return
  }
  throw new Error(`${String(wanted)} is not reached by ${MOST_TABS} tabs`)
}

/** An outline, a ring or a line below: something that is only there with the focus. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const [focused, blurred] = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const lookOf = (): string => {
      const own = getComputedStyle(element)
      const after = getComputedStyle(element, '::after')
      return [own.outline, own.boxShadow, own.textDecorationLine, own.backgroundColor, after.boxShadow].join(' ')
    }
    const html = element.outerHTML.slice(0, 120)
    const focusedLook = `${html} ${lookOf()}`
    element.blur()
    const blurredLook = `${html} ${lookOf()}`
    element.focus()
    return [focusedLook, blurredLook]
  })
  expect(focused).not.toBe(blurred)
}

import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

import type { VerdictLine } from '@driftline/health'
import { toSeverityText } from '@driftline/view'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { renderReport } from '../src/report/render-report.ts'
import { makeVerdictLines } from '../src/report/verdict-lines.testing.ts'
import type { MadeVerdicts } from '../src/report/verdict-lines.testing.ts'
import { seriousFindings } from './serious-findings.testing.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const hostile = `<img src=x onerror=alert(1)></script><script>alert('1')</script>`

describe.skipIf(!existsSync(executablePath))('the report in a browser', { timeout: 180_000 }, () => {
  let browser: Browser
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-report-'))
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true })
  })

  interface Opening {
    readonly javaScriptEnabled?: boolean
    readonly width?: number
    readonly colorScheme?: 'light' | 'dark'
  }

  const open = (made: MadeVerdicts, opening: Opening = {}) => openLines(makeVerdictLines(made), opening)

  async function openLines(lines: readonly VerdictLine[], opening: Opening = {}) {
    const { javaScriptEnabled = true, width = 1280, colorScheme = 'light' } = opening
    const path = join(folder, 'report.html')
    await writeFile(path, renderReport(lines))
    const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 }, colorScheme })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!/^(file|blob):/.test(request.url())) complaints.push(`request ${request.url()}`)
    })
    await page.goto(pathToFileURL(path).href)
    if (javaScriptEnabled) await page.locator('html[data-ready]').waitFor({ state: 'attached' })
    return { page, complaints }
  }

  const tip = (page: Page) => page.getByRole('tooltip')
  const settled = (page: Page) => page.locator('main[aria-busy="false"]').waitFor()
  const names = (page: Page) => page.locator('.ranked tbody th').allTextContents()

  test('says what a cell holds to the pointer and to the keyboard', async () => {
    const { page, complaints } = await open({ features: 50, windows: 13, window: '1y' })
    const [first, second] = await page.locator('.heat tbody a').evaluateAll((links) => links.map((link) => link.title))
    await page.locator('.heat tbody tr').first().locator('td').last().hover()
    expect(await tip(page).innerText()).toMatch(
      new RegExp(
        `^${first}\n2013 \\(partial\\) · act, severity 100\n+Look next: .*Would show PSI ≥ 0.04\n+Distribution moved`,
      ),
    )
    await page.locator('.heat td[tabindex="0"]').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    expect(await tip(page).innerText()).toMatch(new RegExp(`^${second}\n2013`))
    expect(await page.locator('.heat td:focus').getAttribute('aria-label')).toMatch(
      new RegExp(`^${second}\\. 2013 \\(partial\\) · act`),
    )
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toMatch(/^#feature-\d+$/)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('shows every window as its verdicts have it, the last complete one at first', async () => {
    const lines = makeVerdictLines({ features: 30, windows: 6, window: '1y' })
    const { page, complaints } = await openLines(lines)
    const shown = () =>
      page.locator('.ranked tbody tr').evaluateAll((rows) =>
        rows.map((row) => ({
          feature: row.querySelector('th')!.textContent,
          state: row.querySelector('.badge')!.textContent,
          severity: row.querySelector('.severity b')!.textContent,
        })),
      )
    for (const year of ['2005', '2006', '2003', '2001']) {
      if (year !== '2005') {
        await page
          .getByRole('combobox', { name: 'Window' })
          .selectOption({ label: year === '2006' ? '2006 (partial)' : year })
        await settled(page)
      }
      const expected = lines
        .filter(({ start }) => start.startsWith(year))
        .map(({ feature, state, severity }) => ({ feature, state, severity: toSeverityText(severity) }))
      const byName = <T extends { readonly feature: string | null }>(rows: readonly T[]) =>
        rows.toSorted((a, b) => String(a.feature).localeCompare(String(b.feature)))
      expect(byName(await shown())).toEqual(byName(expected))
      const raised = expected.filter(({ state }) => state === 'act').length
      const told = raised === 0 ? /No feature is raised|to investigate/ : new RegExp(`${raised} to act on`)
      expect(await page.locator('.lead').innerText()).toMatch(told)
    }
    await page.getByLabel('Window after').click()
    await settled(page)
    expect(await page.locator('.as-of').innerText()).toBe('As of 2002.')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('leaves out what is not asked for, and sorts', async () => {
    const { page, complaints } = await open({ features: 30, windows: 6, segments: 4, window: '1y' })
    const all = await names(page)
    await page.getByRole('combobox', { name: 'State' }).selectOption('raised')
    await settled(page)
    const raised = await names(page)
    expect([raised.length > 0, raised.length < all.length]).toEqual([true, true])
    expect(new Set(await page.locator('.ranked .badge').allTextContents())).toEqual(new Set(['act', 'investigate']))
    expect(new Set(await page.locator('.of-segments .badge').allTextContents())).toEqual(
      new Set(['act', 'investigate']),
    )
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('name')
    await settled(page)
    expect(await names(page)).toEqual(raised.toSorted())
    await page.getByLabel('Name', { exact: true }).fill('lake')
    await settled(page)
    expect(await names(page)).toEqual(raised.filter((name) => name.includes('lake')))
    await page.getByLabel('Name', { exact: true }).fill('nothing is called so')
    await settled(page)
    expect(await page.locator('.ranked').innerText()).toContain('Nothing fits what is asked for above.')
    await page.getByLabel('Name', { exact: true }).fill('')
    await page.getByRole('combobox', { name: 'Segment' }).selectOption('region=region-1')
    await settled(page)
    expect(new Set(await page.locator('.ranked .segment').allTextContents())).toEqual(new Set(['region=region-1']))
    expect(complaints).toEqual([])
    await page.close()
  })

  test('gives what is shown as CSV', async () => {
    const { page, complaints } = await open({ features: 4, windows: 3, window: '1y', firstName: '=cmd()' })
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download CSV').click()])
    const text = await readFile(await download.path(), 'utf8')
    expect(text.split('\r\n')).toHaveLength(6)
    expect(text).toMatch(/^feature,segment,window_start,/)
    expect(text).toMatch(/^'=cmd\(\),everyone,2002-01-01T00:00:00Z,2003-01-01T00:00:00Z,/m)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a card that is not drawn yet is when it is led to', async () => {
    const { page } = await open({ features: 90, windows: 3, window: '1y' })
    expect([await page.locator('.card').count(), await page.locator('.heat tbody tr').count()]).toEqual([24, 60])
    await page.locator('.heat tbody th a').nth(40).click()
    await settled(page)
    const opened = await page.locator('.heat tbody th a').nth(40).getAttribute('title')
    expect(await page.locator('.card:focus h3').textContent()).toBe(opened)
    await page.locator('.over-time').getByText('Show more').click()
    await settled(page)
    expect(await page.locator('.heat tbody tr').count()).toBe(90)
    await page.close()
  })

  test('a hostile name runs nothing and is shown as it is', async () => {
    const made = { features: 3, windows: 3, segments: 1, window: '1y', firstName: hostile } as const
    const { page, complaints } = await open(made)
    await page.getByLabel('Window before').click()
    await settled(page)
    expect(await page.locator('.ranked tbody th', { hasText: hostile }).count()).toBe(1)
    expect(await page.locator('.card h3', { hasText: hostile }).count()).toBe(1)
    expect(await page.locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('without script the summary, the picture and the ranking of one window are there, and no dead control', async () => {
    const { page } = await open({ features: 10, windows: 900, window: '1d' }, { javaScriptEnabled: false })
    expect(await page.locator('.heat tbody td').count()).toBe(1800)
    expect(await page.locator('.ranked tbody tr').first().isVisible()).toBe(true)
    expect(await page.locator('.card').count()).toBe(10)
    expect(await page.getByText('Without script this page shows one window').isVisible()).toBe(true)
    expect(await page.locator('button:visible, select:visible').count()).toBe(0)
    await page.close()
  })

  test.each([true, false])('follows the choice of reference by keyboard, with script: %s', async (withScript) => {
    const lines = makeVerdictLines({ features: 2, windows: 3, window: '1y' })
    const seasonal = lines.map((line): VerdictLine => {
      const { headline: _, ...beside } = line
      return { ...beside, reference: 'seasonal', state: 'learning', severity: 0 }
    })
    const { page, complaints } = await openLines([...lines, ...seasonal], { javaScriptEnabled: withScript })
    const seen = async () => ({
      heat: await page.locator('.heat:visible td.learning').count(),
      states: await page.locator('.ranking .badge:visible').allInnerTexts(),
    })
    expect(await page.locator('.heat:visible').count()).toBe(1)
    expect(await seen()).toMatchObject({ heat: 0, states: expect.not.arrayContaining(['learning']) })
    await page.getByLabel('headline').focus()
    await page.keyboard.press('ArrowRight')
    if (withScript) await settled(page)
    expect(await page.locator('.heat:visible').count()).toBe(1)
    expect(await seen()).toEqual({ heat: 6, states: ['learning', 'learning'] })
    expect(await page.locator('.card:visible .badge').allInnerTexts()).toEqual(['learning', 'learning'])
    if (withScript) {
      await page.locator('.heat:visible td').last().hover()
      expect(await tip(page).innerText()).toMatch(/· learning, severity 0\n.*Beside training: /)
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a phone sees the latest windows and the words of a verdict without scrolling sideways', async () => {
    const { page } = await open({ features: 50, windows: 13, window: '1y' }, { width: 390 })
    const box = (await page.locator('.heat tbody tr').first().locator('td').last().boundingBox())!
    expect(box.x + box.width).toBeLessThanOrEqual(390)
    const verdict = (await page.locator('.ranked .verdict').first().boundingBox())!
    expect([verdict.x >= 0, verdict.x + verdict.width <= 390]).toEqual([true, true])
    await page.close()
  })

  test.each([
    [1280, 'light'],
    [800, 'dark'],
    [390, 'dark'],
  ] as const)('has nothing that axe finds serious at %d pixels, %s', async (width, colorScheme) => {
    const { page } = await open({ features: 30, windows: 40, segments: 2, window: '1d' }, { width, colorScheme })
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('combobox', { name: 'Segment' }).selectOption('*')
    await settled(page)
    expect(await seriousFindings(page)).toEqual([])
    await page.close()
  })

  test.each([390, 1280])('does not scroll sideways at %d pixels', async (width) => {
    const { page } = await open({ features: 50, windows: 13, segments: 2, window: '1y' }, { width })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await page.close()
  })
})

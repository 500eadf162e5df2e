import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

import type { VerdictLine } from '@driftline/health'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { renderReport } from '../src/report/render-report.ts'
import { makeVerdictLines } from '../src/report/verdict-lines.testing.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const hostile = `<img src=x onerror=alert(1)></script><script>alert('1')</script>`

describe.skipIf(!existsSync(executablePath))('the report in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftline-report-'))
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true })
  })

  const open = (options: Parameters<typeof makeVerdictLines>[0], javaScriptEnabled = true) =>
    openLines(makeVerdictLines(options), javaScriptEnabled)

  async function openLines(lines: readonly VerdictLine[], javaScriptEnabled: boolean) {
    const path = join(folder, 'report.html')
    await writeFile(path, renderReport(lines))
    const page = await browser.newPage({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`request ${request.url()}`)
    })
    await page.goto(pathToFileURL(path).href)
    return { page, complaints }
  }

  const tip = (page: Page) => page.getByRole('tooltip')

  test('says what a cell holds to the pointer and to the keyboard', async () => {
    const { page, complaints } = await open({ features: 50, windows: 13, window: '1y' })
    await page.locator('.heat tbody tr').first().locator('td').last().hover()
    expect(await tip(page).innerText()).toMatch(
      /^clinton\n2013 \(partial\) · act, severity 100\nwould show PSI ≥ 0.04\n+Distribution moved/,
    )
    await page.locator('.heat td[tabindex="0"]').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    expect(await tip(page).innerText()).toMatch(/^irving_park\n2013/)
    expect(await page.locator('.heat td:focus').getAttribute('aria-label')).toMatch(
      /^irving_park\. 2013 \(partial\)\. act/,
    )
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#feature-2')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a hostile name runs nothing and is shown as it is', async () => {
    const { page, complaints } = await open({ features: 3, windows: 3, window: '1y', firstName: hostile })
    expect(await page.locator('.heat tbody th', { hasText: hostile }).count()).toBe(1)
    expect(await page.locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('without script the picture, the table and the choice of window are there', async () => {
    const { page } = await open({ features: 10, windows: 900, window: '1d' }, false)
    expect(await page.locator('.heat tbody td').count()).toBe(1800)
    expect(await page.locator('.card .worst').first().isVisible()).toBe(false)
    await page.getByLabel('most severe').check()
    expect(await page.locator('.card .worst').first().isVisible()).toBe(true)
    expect(await page.locator('.card .latest').first().isVisible()).toBe(false)
    await page.close()
  })

  test.each([true, false])('follows the choice of reference by keyboard, with script: %s', async (withScript) => {
    const lines = makeVerdictLines({ features: 2, windows: 3, window: '1y' })
    const seasonal = lines.map((line): VerdictLine => {
      const { headline: _, ...beside } = line
      return { ...beside, reference: 'seasonal', state: 'learning', severity: 0 }
    })
    const { page, complaints } = await openLines([...lines, ...seasonal], withScript)
    const shownStates = () => page.locator('.ranking .badge:visible').allInnerTexts()
    const seen = async () => ({
      heat: await page.locator('.heat:visible td.learning').count(),
      states: await shownStates(),
    })
    expect(await page.locator('.heat:visible').count()).toBe(1)
    expect(await seen()).toMatchObject({ heat: 0, states: expect.not.arrayContaining(['learning']) })
    await page.getByLabel('headline').focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.heat:visible').count()).toBe(1)
    expect(await seen()).toEqual({ heat: 6, states: ['learning', 'learning'] })
    expect(await page.locator('.card:visible .latest .badge').allInnerTexts()).toEqual(['learning', 'learning'])
    if (withScript) {
      await page.locator('.heat:visible td').last().hover()
      expect(await tip(page).innerText()).toMatch(/· learning, severity 0\n.*beside training: /)
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  test.each([390, 1280])('does not scroll sideways at %d pixels', async (width) => {
    const { page } = await open({ features: 50, windows: 13, window: '1y' })
    await page.setViewportSize({ width, height: 800 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await page.close()
  })
})

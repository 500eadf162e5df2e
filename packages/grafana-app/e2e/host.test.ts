import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLUGIN_FOLDER } from '../scripts/plugin-folder.ts'
import { CHROMIUM, openHost, watchPage } from './open-host.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'

test('the host shares no module that create-plugin would have put into the plugin', async () => {
  const [externals, shared] = await Promise.all(
    ['.config/bundler/externals.ts', 'host/page/shared-modules.ts'].map((path) =>
      readFile(join(PLUGIN_FOLDER, path), 'utf8'),
    ),
  )
  const names = [...(shared ?? '').matchAll(/^import .* from '([^']+)'$/gm)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(8)
  for (const name of names)
    expect(/^@grafana\/(?:data|runtime|ui)$/.test(name) || externals?.includes(`'${name}'`), name).toBe(true)
})

describe.runIf(existsSync(CHROMIUM) || process.env['CI'] === 'true')('the built plugin in a strict host', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  test.each([
    { role: 'Viewer', theme: 'dark', subPath: '' },
    { role: 'Admin', theme: 'light', subPath: '/grafana' },
  ] as const)('opens as $role, $theme, below "$subPath", and nothing is wrong', async (options) => {
    const host = await openHost(options)
    const { page, problems } = await watchPage(browser, host)
    await page.goto(`${host.url}${FLEET}`)
    await page.getByRole('heading', { name: 'Fleet', level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await problems()).toEqual([])
    await page.close()
    await host.close()
  })

  test('what a Grafana would not answer, and what is printed or thrown, is a problem', async () => {
    const host = await openHost()
    const { page, problems } = await watchPage(browser, host)
    await page.goto(`${host.url}${FLEET}`)
    await page.getByRole('heading', { name: 'Fleet', level: 1 }).waitFor()
    await page.evaluate(async () => {
      await fetch('/api/annotations', { method: 'POST', body: '{}' })
      await fetch('https://example.org').catch(() => {})
      console.warn('something odd')
      void Promise.reject(new Error('nobody waits for this'))
      await new Promise((resolve) => {
        setTimeout(resolve)
      })
    })
    const found = (await problems()).join('\n')
    expect(found).toContain('POST /api/annotations')
    expect(found).toContain('console.warn: something odd')
    expect(found).toContain('unhandled rejection: Error: nobody waits for this')
    expect(found).toMatch(/content policy: connect-src forbids https:\/\/example.org/)
    await page.close()
    await host.close()
  })
})

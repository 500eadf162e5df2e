import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenedPage, PageLook } from './host-browser.testing.ts'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { THEN, startHistoryHost } from './history-host.testing.ts'
import type { Front, FrontedPrometheus } from './fronted-prometheus.testing.ts'
import { frontPrometheus } from './fronted-prometheus.testing.ts'

const APP = '/a/driftline-modelhealth-app'
/** Every page that asks, and what it waits for. */
const PAGES: Readonly<Record<string, string>> = {
  [`${APP}/fleet`]: 'Reading the newest verdicts from Prometheus',
  [`${APP}/fleet/default/ridership`]: 'Reading the model from Prometheus',
  [`${APP}/fleet/default/ridership/drift`]: 'Reading the verdicts from Prometheus',
  [`${APP}/fleet/default/ridership/features/harlem`]: 'Reading the feature from Prometheus',
  [`${APP}/settings`]: 'Looking what is there from Prometheus',
}
/** What a page says once it has what it asked for. */
const FOUND = /asks for action|need attention|1 model|away from|severity/

describe.runIf(canRunHost)('a data source that answers badly', () => {
  let history: HistoryHost
  let fronted: FrontedPrometheus

  beforeAll(async () => {
    history = await startHistoryHost()
    fronted = await frontPrometheus(history.prometheusUrl)
  }, 180_000)
  beforeEach(() => fronted.turn('passes'))
  afterAll(async () => {
    await fronted?.close()
    await history?.stop()
  })

  async function open(path: string, look: PageLook = {}): Promise<OpenedPage> {
    const dataSources = [{ uid: 'prometheus', name: 'Prometheus', url: fronted.url }]
    return history.openPage(`${path}?${THEN}`, { dataSources, ...look })
  }

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })

  /** What is wrong beside that the browser prints every answer that is no success. */
  const others = async ({ problems }: OpenedPage): Promise<readonly string[]> =>
    (await problems()).filter((problem) => !/status of (?:400|401|403|500|503)/.test(problem))

  const FRONTS: readonly (readonly [front: Front, title: string, words: RegExp])[] = [
    ['fails', 'Prometheus does not answer', /the query queue is full/],
    ['login page', 'Prometheus answers with a web page', /Sign in to Example/],
    ['refuses', 'Prometheus refuses to answer', /the token has expired/],
  ]

  test.each(Object.keys(PAGES))(
    'is said by %s in its own words, whatever it is, until it answers',
    async (path) => {
      fronted.turn('fails')
      const watched = await open(path)
      const { page } = watched
      const again = page.getByRole('button', { name: 'Try again' })
      for (const [front, title, words] of FRONTS) {
        fronted.turn(front)
        await again.click()
        await heading(page, title).waitFor()
        const said = await page
          .getByRole('status')
          .filter({ has: heading(page, title) })
          .innerText()
        expect(said).toMatch(words)
        expect(said).not.toMatch(/<[a-z!]|\bat \w+ \(|alert\(1\)/)
      }
      fronted.turn('passes')
      await again.click()
      await again.waitFor({ state: 'detached' })
      await page.getByText(FOUND).first().waitFor()
      expect(await others(watched)).toEqual([])
      await page.close()
    },
    240_000,
  )

  test('that a person may not ask is said to be so', async () => {
    const dataSources = [{ uid: 'prometheus', name: 'Prometheus', url: fronted.url, isForbidden: true }]
    for (const path of [`${APP}/fleet`, `${APP}/fleet/default/ridership`, `${APP}/settings`]) {
      const watched = await open(path, { dataSources })
      await heading(watched.page, 'You may not query Prometheus').waitFor()
      await watched.page.getByText('Permissions needed: datasources:query').waitFor()
      expect(await others(watched)).toEqual([])
      await watched.page.close()
    }
  }, 300_000)

  test('is waited for in words, then in more of them', async () => {
    for (const path of [`${APP}/fleet`, `${APP}/fleet/default/ridership/drift`]) {
      fronted.turn('waits')
      const watched = await open(path)
      const { page } = watched
      await page.getByText(PAGES[path]!).waitFor()
      await page.getByText('Prometheus has not answered yet').waitFor()
      fronted.turn('passes')
      await page.getByText('has not answered yet').waitFor({ state: 'detached' })
      await page.getByText(FOUND).first().waitFor()
      expect(await others(watched)).toEqual([])
      await page.close()
    }
  }, 300_000)

  test('what was known stays while the next answer is on its way, and where none comes', async () => {
    const watched = await open(`${APP}/fleet`)
    const { page } = watched
    const row = page.getByRole('row', { name: 'ridership' })
    await row.waitFor()
    const cells = await row.getByRole('cell').allInnerTexts()
    const refresh = page.getByTestId('data-testid RefreshPicker run button')
    fronted.turn('waits')
    await refresh.click()
    await page.locator('[aria-busy=true]').waitFor()
    await page.getByText('Below is what was known before.').waitFor()
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(cells)
    fronted.turn('fails')
    await heading(page, 'Prometheus does not answer').waitFor()
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(cells)
    await page.getByText('Below is what was known before.').waitFor()
    fronted.turn('passes')
    await page.getByRole('button', { name: 'Try again' }).click()
    await heading(page, 'Prometheus does not answer').waitFor({ state: 'detached' })
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(cells)
    expect(await others(watched)).toEqual([])
    await page.close()
  }, 300_000)
})

import { mkdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canRunHost } from './host-browser.testing.ts'
import type { HistoryHost } from './history-host.testing.ts'
import { startHistoryHost } from './history-host.testing.ts'
import { fillDatabase } from '../host/server/start-prometheus.ts'
import { replayUnsure, UNSURE_END } from './unsure-models.testing.ts'

const FLEET = '/a/driftline-modelhealth-app/fleet'
const THEN = `from=2024-01-01T00:00:00.000Z&to=${UNSURE_END}`

describe.runIf(canRunHost)('models of which nothing is judged', () => {
  let history: HistoryHost

  beforeAll(async () => {
    history = await startHistoryHost(async (database, folder) => {
      await mkdir(database)
      for (const told of await replayUnsure(folder)) await fillDatabase(told, database)
    })
  }, 300_000)
  afterAll(() => history?.stop())

  const valueOf = (expr: string) => history.valueOf(expr, UNSURE_END)

  async function open(path: string) {
    const watched = await history.openPage(`${path}?${THEN}`)
    await watched.page.getByRole('table').first().waitFor()
    return watched
  }

  test('are so on Fleet, with what will end it', async () => {
    const { page, problems } = await open(FLEET)
    const cellsOf = (model: string) => page.getByRole('row', { name: model }).getByRole('cell').allInnerTexts()
    const [learning, ends, features] = await cellsOf('young')
    expect(learning).toBe('learning')
    expect(ends).toContain('ends by itself: its reference is being learned')
    expect(features).toContain('2 learning')
    const [blind, wouldEnd, split] = await cellsOf('wild')
    expect(blind).toBe('cannot tell')
    expect(wouldEnd).toContain('the next window that can tell ends it')
    expect(split).toMatch(/1 cannot tell, 1 ok/)
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)

  test('are so on their pages, with how far they are and what would help', async () => {
    const young = await open(`${FLEET}/default/young`)
    await young.page.getByRole('heading', { level: 2, name: /2 learning/ }).waitFor()
    const share = await valueOf(
      'ml_drift_learning{ml_model_name="young",ml_feature_name="fare",ml_reference="baseline"}',
    )
    expect(share).toBeGreaterThan(0)
    const row = young.page.getByRole('row', { name: 'fare' })
    expect(await row.innerText()).toContain(
      `ends by itself: its reference is being learned, ${Math.floor(share * 100)} % so far`,
    )
    expect(await young.problems()).toEqual([])
    await young.page.close()

    const wild = await open(`${FLEET}/default/wild`)
    await wild.page.getByRole('heading', { level: 2, name: /1 cannot be told/ }).waitFor()
    expect(await wild.page.getByRole('row', { name: 'fare' }).innerText()).toContain(
      'longer windows, a longer reference or more rows end it',
    )
    expect(await wild.problems()).toEqual([])
    await wild.page.close()
  }, 180_000)

  test('are so on the page of a feature, in words', async () => {
    const { page, problems, host } = await history.openPage(`${FLEET}/default/wild/features/fare?${THEN}`)
    await page
      .getByText(/Cannot tell/)
      .first()
      .waitFor()
    await page.goto(`${host.url}${FLEET}/default/young/features/fare?${THEN}`)
    await page
      .getByText(/^Learning \d+ %/)
      .first()
      .waitFor()
    expect(await problems()).toEqual([])
    await page.close()
  }, 180_000)
})

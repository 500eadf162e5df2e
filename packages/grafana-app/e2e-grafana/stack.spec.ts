import { expect, test } from '@grafana/plugin-e2e'
import { PLUGIN_ID } from '../src/app/plugin-id.ts'

/** The model of the stack; its first verdict comes two minutes after its first rows. */
const MODEL = 'ridership'
const FIRST_VERDICT_MS = 5 * 60_000

test('loads the app and the panels inside it without a signature', async ({ request }) => {
  const answer = await request.get('/api/plugins?embedded=0')
  const plugins = (await answer.json()) as readonly { id: string; enabled: boolean; signature: string }[]
  const ours = plugins.filter(({ id }) => id.startsWith('driftline-'))
  expect(ours.find(({ id }) => id === PLUGIN_ID)).toMatchObject({ enabled: true, signature: 'unsigned' })
  const panels = await request.get('/api/frontend/settings')
  expect(Object.keys(((await panels.json()) as { panels: object }).panels)).toEqual(
    expect.arrayContaining(['driftline-distribution-panel', 'driftline-driftheatmap-panel']),
  )
})

test('reaches Prometheus and Tempo', async ({ request }) => {
  for (const uid of ['prometheus', 'tempo']) {
    const answer = await request.get(`/api/datasources/uid/${uid}/health`)
    expect(await answer.json(), uid).toMatchObject({ status: 'OK' })
  }
})

test('has traces of the service in Tempo', async ({ request }) => {
  const search = new URLSearchParams({ q: `{ resource.service.name = "${MODEL}" }`, limit: '1' })
  await expect(async () => {
    const answer = await request.get(`/api/datasources/proxy/uid/tempo/api/search?${search.toString()}`)
    expect(((await answer.json()) as { traces: readonly unknown[] }).traces).toHaveLength(1)
  }).toPass({ timeout: 120_000 })
})

test('has the alert rules of the example, and evaluates them without an error', async ({ request }) => {
  const answer = await request.get('/api/prometheus/grafana/api/v1/rules')
  const { data } = (await answer.json()) as {
    data: { groups: readonly { file: string; rules: readonly { name: string; health: string }[] }[] }
  }
  const rules = data.groups.filter(({ file }) => file === 'Model health').flatMap(({ rules }) => rules)
  expect(rules.length).toBeGreaterThan(0)
  expect(rules.filter(({ health }) => health === 'error').map(({ name }) => name)).toEqual([])
})

test('shows every dashboard without a panel in error', async ({ request, gotoDashboardPage, page, selectors }) => {
  const found = await request.get('/api/search?type=dash-db')
  const dashboards = ((await found.json()) as readonly { uid: string; folderTitle?: string }[]).filter(
    ({ folderTitle }) => folderTitle === 'Model health',
  )
  expect(dashboards.length).toBeGreaterThan(0)
  for (const { uid } of dashboards) {
    await gotoDashboardPage({ uid })
    await page.waitForLoadState('networkidle')
    await expect(page.getByTestId(selectors.components.Panels.Panel.status('error')), uid).toHaveCount(0)
  }
})

test('leads from the fleet to a distribution in four clicks', { tag: '@viewer' }, async ({ gotoAppPage, page }) => {
  await gotoAppPage({ pluginId: PLUGIN_ID, path: '/fleet' })
  const model = page.getByRole('row', { name: MODEL }).getByRole('link', { name: MODEL })
  await expect(async () => {
    if (!(await model.isVisible())) await page.reload()
    await expect(model).toBeVisible({ timeout: 15_000 })
  }).toPass({ timeout: FIRST_VERDICT_MS })

  await model.click()
  await expect(page.getByRole('heading', { name: MODEL, level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Drift over time' }).click()
  await expect(page.getByRole('heading', { name: 'Drift', level: 1 })).toBeVisible()
  // The first row is the worst feature, the first column its newest window or one before.
  const cells = page.getByRole('application', { name: /^Heatmap/ }).locator('canvas')
  await cells.click({ position: { x: 5, y: 5 } })
  await expect(page).toHaveURL(/\/features\//)
  await expect(page.getByRole('slider', { name: 'Distribution', exact: true })).toBeVisible()
})

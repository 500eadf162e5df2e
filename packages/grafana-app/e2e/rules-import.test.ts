import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostBrowser, OpenedPage, PageLook } from './host-browser.testing.ts'
import { canRunHost, startHostBrowser } from './host-browser.testing.ts'
import { refused } from '../host/server/alerting/refused.ts'
import type { HeldRule } from '../host/server/alerting/alerting-state.ts'
import type { Alerting } from '../host/server/alerting/create-alerting.ts'
import { createAlerting } from '../host/server/alerting/create-alerting.ts'

const RULES = '/a/driftline-modelhealth-app/rules'
const SPEC = 'model: {name: fares}\nslos: {availability: 0.999}\n'
const OTHER = SPEC.replace('0.999', '0.99')
const SLOW_GROUP = /rule-groups\/model-slo:fares:availability:slow$/

describe.runIf(canRunHost)('rules of the built plugin are imported', () => {
  let app: HostBrowser
  let prometheus: Server

  beforeAll(async () => {
    // Nothing of this is asked of Prometheus but which rules it has itself.
    prometheus = createServer((_, response) => response.end('{"status":"success","data":{"groups":[]}}'))
    prometheus.listen(0, '127.0.0.1')
    await once(prometheus, 'listening')
    app = await startHostBrowser()
  })
  afterAll(async () => {
    await app?.stop()
    prometheus?.close()
  })

  /** The page with a spec in it, in a Grafana of one's own. */
  async function openRules(alerting: Alerting, look: PageLook = {}, spec = SPEC): Promise<OpenedPage> {
    const url = `http://127.0.0.1:${(prometheus.address() as AddressInfo).port}`
    const dataSources = [{ uid: 'prometheus', name: 'Prometheus', url }]
    const opened = await app.openPage(RULES, { role: 'Editor', dataSources, alerting, ...look })
    const { page } = opened
    await write(page, spec)
    await section(page)
      .getByText(/^\d+ rules?: /)
      .waitFor()
    return opened
  }

  const write = (page: Page, spec: string) => page.getByRole('textbox', { name: 'Monitoring spec' }).fill(spec)
  const section = (page: Page) => page.getByRole('region', { name: 'Import into Grafana' })
  const button = (page: Page, name: string | RegExp) => section(page).getByRole('button', { name })
  const says = (page: Page, text: string | RegExp) => section(page).getByText(text).first().waitFor()
  const listed = (page: Page, title: string) => section(page).getByRole('region', { name: title })
  const rules = ({ state }: Alerting): readonly HeldRule[] => [...state.rules.values()]
  const writes = ({ asked }: Alerting) => asked.filter((line) => !line.startsWith('GET'))

  /** A Grafana with a folder and the rules of a spec in it. */
  async function installed(): Promise<Alerting> {
    const alerting = createAlerting()
    const { page } = await openRules(alerting)
    await button(page, 'Make the folder and import 6 rules').click()
    await says(page, '6 rules: 6 alike.')
    await page.close()
    return alerting
  }

  /** What is wrong but for what the browser prints of answers: 404 is what Grafana says of a group that is not there yet. */
  async function unexpected(problems: OpenedPage['problems'], answers = /status of 404/): Promise<readonly string[]> {
    return (await problems()).filter((problem) => !answers.test(problem))
  }

  test('new, with their folder, and again without a word', async () => {
    const alerting = createAlerting()
    const { page, problems } = await openRules(alerting)
    await says(page, '6 rules: 6 new.')
    await button(page, 'Make the folder and import 6 rules').click()
    await says(page, '3 groups stand as wanted.')
    await says(page, '6 rules: 6 alike.')
    expect([...alerting.state.folders.values()]).toEqual([{ uid: 'driftline', title: 'Model health' }])
    expect(rules(alerting).map(({ provenance }) => provenance)).toEqual(Array(6).fill(''))
    expect(await button(page, 'Nothing to import').isDisabled()).toBe(true)
    const link = section(page).getByRole('list', { name: 'Alike' }).getByRole('link').first()
    expect(await link.getAttribute('href')).toBe(`/alerting/grafana/${rules(alerting)[0]?.rule.uid}/view`)
    expect(await unexpected(problems)).toEqual([])
    await page.close()
  })

  test('changed, with the difference shown, into the folder they are in', async () => {
    const alerting = await installed()
    alerting.state.folders.set('aa', { uid: 'aa', title: 'Another' })
    const { page, problems } = await openRules(alerting, {}, OTHER)
    await says(page, '6 rules: 4 changed, 2 alike.')
    const changed = listed(page, 'Changed')
    await changed.getByText('What would change').first().click()
    await changed
      .getByRole('row', { name: /^annotation description .*99.9 %.*99 %/ })
      .first()
      .waitFor()
    await button(page, 'Import 4 rules').click()
    await says(page, '2 groups stand as wanted.')
    await says(page, '6 rules: 6 alike.')
    await write(page, SPEC)
    await says(page, '6 rules: 4 changed, 2 alike.')
    expect(await unexpected(problems)).toEqual([])
    await page.close()
  })

  test('edited by a person: shown and kept, overwritten only after a yes, and never after another edit', async () => {
    const alerting = await installed()
    const { uid, title } = rules(alerting)[0]!.rule
    alerting.edit(uid, { for: '20m' })
    const { page, problems } = await openRules(alerting)
    await says(page, '6 rules: 1 edited by a person, 5 alike.')
    expect(await button(page, 'Nothing to import').isDisabled()).toBe(true)
    const edited = listed(page, 'Edited by a person: kept, unless you say otherwise')
    expect(await edited.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('In Grafana now'),
      expect.stringMatching(/^for\s+20m\s+2m$/),
    ])
    await edited.getByRole('checkbox', { name: `Overwrite ${title}` }).check({ force: true })
    alerting.edit(uid, { for: '30m' })
    await button(page, 'Import 1 rule').click()
    await says(page, /Somebody has changed it since this page read it/)
    await edited.getByRole('row', { name: /30m/ }).waitFor()
    expect(rules(alerting)[0]?.rule.for).toBe('30m')
    expect(await edited.getByRole('checkbox').isChecked()).toBe(false)
    await edited.getByRole('checkbox').check({ force: true })
    await button(page, 'Try again: import 1 rule').click()
    await says(page, '6 rules: 6 alike.')
    expect(rules(alerting)[0]?.rule.for).toBe('2m')
    expect(await unexpected(problems)).toEqual([])
    await page.close()
  })

  test('not where something else is in the way, which is named', async () => {
    const alerting = await installed()
    const [first, second] = rules(alerting).map(({ rule }) => rule)
    alerting.edit(first!.uid, { labels: {}, annotations: {}, title: 'theirs' })
    alerting.state.rules.delete(second!.uid)
    alerting.hold({ ...second!, uid: 'mine', labels: {}, annotations: {} })
    const { page } = await openRules(alerting, {}, OTHER)
    await says(page, '6 rules: 2 changed, 2 in conflict, 2 alike.')
    const conflicts = listed(page, 'In conflict: not imported')
    await conflicts.getByText(`“theirs” has its identity (${first!.uid})`).waitFor()
    await conflicts.getByText('Another rule of the folder has its title.').waitFor()
    expect(await conflicts.getByRole('link').last().getAttribute('href')).toBe('/alerting/grafana/mine/view')
    await button(page, 'Import 2 rules').click()
    await says(page, '1 group stands as wanted.')
    expect(alerting.state.rules.get('mine')?.rule.labels).toBeUndefined()
    await page.close()
  })

  test('not by a Viewer, who sees what is installed, what is missing for it, and what to do instead', async () => {
    const alerting = await installed()
    alerting.edit(rules(alerting)[0]!.rule.uid, { for: '20m' })
    const before = alerting.asked.length
    const { page, problems } = await openRules(alerting, { role: 'Viewer' })
    await says(page, '6 rules: 1 edited by a person, 5 alike.')
    await says(page, /lacks alert\.rules:create, alert\.rules:write and alert\.provisioning\.provenance:write/)
    await says(page, /the files under Download hold the same rules/)
    expect(await section(page).getByRole('combobox', { name: 'Folder' }).inputValue()).toBe('Model health')
    expect(
      await section(page)
        .getByRole('button', { name: /import/i })
        .isDisabled(),
    ).toBe(true)
    expect(alerting.asked.slice(before).filter((line) => line.includes('provisioning'))).toEqual([])
    expect(await unexpected(problems)).toEqual([])
    await page.close()
  })

  test('not into a folder that somebody deletes meanwhile, nor without the right that is taken away', async () => {
    const alerting = await installed()
    const { page, problems } = await openRules(alerting, {}, OTHER)
    alerting.state.folders.clear()
    await button(page, 'Import 4 rules').click()
    await says(page, /The folder is not there any more\. It says: folder not found/)
    await button(page, 'Try again: make the folder and import 6 rules').waitFor()
    alerting.state.folders.set('driftline', { uid: 'driftline', title: 'Model health' })
    await page.reload()
    await write(page, OTHER)
    alerting.interfere((method) => (method === 'PUT' ? refused(403, 'You lost it') : undefined))
    await button(page, 'Import 4 rules').click()
    await says(page, /Your account has no right to it\. It says: You lost it/)
    expect(await section(page).getByText('not begun').count()).toBe(1)
    expect(await unexpected(problems, /status of 40[34]/)).toEqual([])
    await page.close()
  })

  test('half of the groups fail, which is told by group, and to try again does only what is missing', async () => {
    const alerting = createAlerting()
    const { page, problems } = await openRules(alerting)
    alerting.interfere((method, path) =>
      method === 'PUT' && SLOW_GROUP.test(path) ? refused(500, 'database is locked') : undefined,
    )
    await button(page, 'Make the folder and import 6 rules').click()
    await says(page, '2 of 3 groups stand as wanted.')
    await says(page, /Grafana failed with status 500\. It says: database is locked/)
    await says(page, '6 rules: 2 changed, 4 alike.')
    alerting.interfere(() => 'lost')
    await button(page, 'Try again: import 2 rules').click()
    await section(page).getByRole('heading', { name: 'Grafana does not tell which alert rules it has' }).waitFor()
    expect(
      await section(page)
        .getByText(/No answer came/)
        .count(),
    ).toBe(2)
    alerting.interfere(() => undefined)
    await section(page).getByRole('button', { name: 'Try again', exact: true }).click()
    const before = writes(alerting).length
    await button(page, 'Try again: import 2 rules').click()
    await says(page, '6 rules: 6 alike.')
    expect(writes(alerting).slice(before)).toEqual([expect.stringMatching(/^PUT .*:slow 200$/)])
    expect(rules(alerting).map(({ intervalSeconds }) => intervalSeconds)).toEqual([60, 60, 300, 300, 60, 60])
    expect(await unexpected(problems, /status of (?:404|500)|ERR_EMPTY_RESPONSE/)).toEqual([])
    await page.close()
  })

  test('as rules of the app where that is chosen, and deleted where the spec has them no more and somebody says so', async () => {
    const alerting = await installed()
    const { page, problems } = await openRules(alerting)
    await section(page).getByLabel('Kept by this app').check({ force: true })
    await says(page, '6 rules: 6 changed.')
    await button(page, 'Import 6 rules').click()
    await says(page, '6 rules: 6 alike.')
    expect(rules(alerting)[0]?.rule.labels).toMatchObject({ __grafana_origin: 'plugin/driftline-modelhealth-app' })
    await write(page, 'model: {name: fares}\nslos: {latency: {below: 1s, objective: 0.99}}\n')
    await says(page, /^\d+ rules: 4 new.*; 5 in Grafana that the spec has no more\.$/)
    const gone = listed(page, 'In Grafana, but no more in the spec: kept, unless you say otherwise')
    await gone.getByRole('checkbox').first().check({ force: true })
    await button(page, /^Import 4 rules and delete 1 rule$/).click()
    await says(page, '2 groups stand as wanted; 1 rule deleted.')
    expect(rules(alerting)).toHaveLength(9)
    expect(await unexpected(problems)).toEqual([])
    await page.close()
  })
})

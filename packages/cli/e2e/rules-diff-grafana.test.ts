import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GrafanaApiGroup, GrafanaApiRule } from '@driftline/rules'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GivenAnswer, StartedServer } from './http-server.testing.ts'
import { startServer } from './http-server.testing.ts'
import { runHere } from './in-process.testing.ts'

const SPEC = 'model: {name: fares/$1}\nslos: {availability: 0.999}'
const TOKEN = { DRIFTLINE_GRAFANA_TOKEN: 'glsa_let-me-in' }
const FOLDER = '/dashboards/f/driftline/model-health?orgId=1'

let folder = ''
let spec = ''
let built: readonly GrafanaApiGroup[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-diff-grafana-'))
  spec = join(folder, 'model.yaml')
  await writeFile(spec, SPEC)
  const { out } = await runHere(['rules', 'build', spec, '--target', 'grafana-api'])
  built = JSON.parse(out) as readonly GrafanaApiGroup[]
})
afterAll(() => rm(folder, { recursive: true }))

const json = (status: number, body: unknown): GivenAnswer => ({ status, text: JSON.stringify(body) })

/** Endpoints of Grafana's HTTP API by which a folder is read, below a path. */
function grafana(groups: readonly GrafanaApiGroup[], path: string): GivenAnswer {
  if (path === '/api/folders/driftline') return json(200, { id: 1, uid: 'driftline', title: 'Model health' })
  if (path.startsWith('/api/folders/')) return json(404, { message: 'folder not found', status: 'not-found' })
  if (path === '/api/v1/provisioning/alert-rules')
    return json(200, [...groups.flatMap(({ rules }) => rules.map(asReturned)), elsewhere()])
  const group = groups.find(
    ({ title }) => path === `/api/v1/provisioning/folder/driftline/rule-groups/${encodeURIComponent(title)}`,
  )
  return group ? json(200, { ...group, rules: group.rules.map(asReturned) }) : json(404, { message: '' })
}

/** As the official client decodes it: `ProvisionedAlertRule`, with what the server adds. */
function asReturned({ data, ...rule }: GrafanaApiRule): object {
  return {
    id: 7,
    ...rule,
    data: data.map((query) => ({ queryType: '', ...query, model: { ...query.model, hide: false } })),
    updated: '2026-11-21T10:00:00Z',
    notification_settings: null,
    isPaused: false,
    provenance: 'api',
    record: null,
  }
}

/** A rule in a folder of somebody else. */
function elsewhere(): object {
  return { ...built[0]!.rules[0], uid: 'x', folderUID: 'others', ruleGroup: 'theirs' }
}

describe('a folder of Grafana', () => {
  let server: StartedServer
  let groups: readonly GrafanaApiGroup[] = []
  let asked: (readonly [path: string, token: string | undefined])[] = []

  beforeAll(async () => {
    server = await startServer(({ url = '', headers }) => {
      asked.push([url, headers.authorization])
      return url.startsWith('/grafana/')
        ? grafana(groups, url.slice('/grafana'.length))
        : { status: 404, text: '<html>', type: 'text/html' }
    })
  })
  beforeEach(() => {
    groups = built
    asked = []
  })
  afterAll(() => server.close())

  const diff = (...flags: readonly string[]) =>
    runHere(['rules', 'diff', spec, '--against', `${server.url}/grafana${FOLDER}`, ...flags], { env: TOKEN })

  test('that holds what was built differs in nothing, is read with the token and not written to', async () => {
    const { code, out, err } = await diff()
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^ok http.*: \d+ rules as in the spec\.\n$/)
    expect(new Set(asked.map(([, token]) => token))).toEqual(new Set(['Bearer glsa_let-me-in']))
    expect(asked.map(([path]) => path).every((path) => path.startsWith('/grafana/api/'))).toBe(true)
  })

  test('may be named by its uid beside the address of Grafana', async () => {
    const args = ['--against', `${server.url}/grafana/`, '--folder-uid', 'driftline']
    expect(await runHere(['rules', 'diff', spec, ...args], { env: TOKEN })).toMatchObject({ code: 0, err: '' })
  })

  test('tells what a person edited, what is missing and what was built of another spec', async () => {
    const [, second, ...others] = built
    const [rule, ...rules] = second!.rules
    groups = [{ ...second!, rules: [{ ...rule!, noDataState: 'OK', for: '1h' }, ...rules] }, ...others]
    const { code, out } = await diff()
    expect(code).toBe(1)
    expect(out).toMatch(/^missing +fares\/\$1: availability budget burns, fast /m)
    expect(out).toMatch(/^edited +fares\/\$1: availability budget burns, .* was edited by somebody/m)
    expect(out).toMatch(/- for: 1h\n +\+ for: \d+m/)
    const other = join(folder, 'other.yaml')
    await writeFile(other, SPEC.replace('0.999', '0.99'))
    groups = built
    const outdated = await runHere(['rules', 'diff', other, '--against', `${server.url}/grafana${FOLDER}`], {
      env: TOKEN,
    })
    expect(outdated.out).toMatch(/^outdated .*budget burns, fast/m)
    expect(outdated.out).not.toMatch(/^edited/m)
  })

  test('without rules lacks them all', async () => {
    groups = []
    const { code, out } = await diff()
    expect(code).toBe(1)
    expect(out).toContain('would be added')
  })

  test('that is not there is told by name', async () => {
    const { code, err } = await runHere(
      ['rules', 'diff', spec, '--against', `${server.url}/grafana/dashboards/f/driftlime`],
      { env: TOKEN },
    )
    expect(code).toBe(2)
    expect(err).toContain('there is no folder "driftlime"')
  })

  test('tells of another data source where one is asked for', async () => {
    expect(await diff('--datasource', 'prometheus')).toMatchObject({ code: 0 })
    const { code, out } = await diff('--datasource', 'mimir')
    expect(code).toBe(1)
    expect(out).toContain('- data source: prometheus\n         + data source: mimir')
  })
})

describe('a Grafana that does not do what it should', () => {
  let server: StartedServer
  let answer: GivenAnswer | undefined

  beforeAll(async () => {
    server = await startServer(() => answer)
  })
  afterAll(() => server.close())

  test.each<readonly [string, GivenAnswer | undefined]>([
    ['does not take the token in DRIFTLINE_GRAFANA_TOKEN', json(401, { message: 'Invalid API key' })],
    ['that of a service account with the role Viewer', json(403, { message: 'Access denied' })],
    [
      'with a web page, not with JSON',
      { status: 200, text: '<!doctype html><title>Grafana</title>', type: 'text/html' },
    ],
    ['there is no API of Grafana', { status: 404, text: 'not found' }],
    ['it answered 502, which is no answer of Grafana: bad gateway', { status: 502, text: 'bad gateway' }],
    ['it refused with 500: failed to get folder.', json(500, { message: 'failed to get folder' })],
    ['it answered without a list of rules', json(200, { uid: 'driftline' })],
    ['the answer is longer than 64 MB', { status: 200, text: 'x'.repeat(2 ** 20), times: 70 }],
    ['Grafana cannot be asked', undefined],
  ])('is told in words: %s', async (message, given) => {
    answer = given
    const { code, out, err } = await runHere(['rules', 'diff', spec, '--against', `${server.url}${FOLDER}`], {
      env: TOKEN,
    })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err).not.toMatch(/unexpected|let-me-in/)
  })

  test('wants a token where there is none', async () => {
    answer = json(401, { message: 'Unauthorized' })
    const { err } = await runHere(['rules', 'diff', spec, '--against', `${server.url}${FOLDER}`])
    expect(err).toContain('Put a token into DRIFTLINE_GRAFANA_TOKEN.')
  })
})

test.each(['prometheus', 'prometheus-operator', 'grafana-file', 'grafana-api', 'grafana-convert'])(
  'a file of --target %s differs in nothing from what it was built of, also packed',
  async (target) => {
    for (const flags of [[], ['--pack', '--budget-exhausted']]) {
      const { out } = await runHere(['rules', 'build', spec, '--target', target, ...flags])
      const file = join(folder, target)
      await writeFile(file, out)
      const same = await runHere(['rules', 'diff', spec, '--against', file, ...flags])
      expect(same.out).toMatch(/^ok /)
      await writeFile(file, (await readFile(file, 'utf8')).replace('/ModelSLOBurnRate.md', '/mine.md'))
      expect((await runHere(['rules', 'diff', spec, '--against', file, ...flags])).out).toMatch(/^edited .*\n +- annot/)
    }
  },
)

test.each([
  ['alertmanager', '"amtool check-config" checks it'],
  ['grafana-policies', '--target grafana-policies'],
])('a file of --target %s has no rules, and what checks it is told', async (target, message) => {
  const { out } = await runHere(['rules', 'build', spec, '--target', target])
  const file = join(folder, target)
  await writeFile(file, out)
  const { code, err } = await runHere(['rules', 'diff', spec, '--against', file])
  expect(code).toBe(2)
  expect(err).toContain(message)
})

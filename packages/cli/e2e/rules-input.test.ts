import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-rules-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function write(text: string): Promise<string> {
  const file = join(folder, 'model.yaml')
  await writeFile(file, text)
  return file
}

test.each([
  ['build'],
  ['check'],
  ['explain'],
  ['diff', '--against', 'x.yaml'],
  ['backtest', '--prometheus', 'http://127.0.0.1:1', '--from', '2026-01-01'],
])('rules %s says what to write where a spec has no objectives', async (...command) => {
  const file = await write('model: {name: fares}')
  const { code, out, err } = await runHere(['rules', ...command, file])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('has no objectives')
  expect(err).toContain('slos: {availability: 0.999, drift: 0.95}')
})

test('an objective of seven nines is exact in every rule, and one of all events is refused', async () => {
  const nines = await runHere([
    'rules',
    'build',
    await write('{model: {name: fares}, slos: {availability: 0.9999999}}'),
  ])
  expect(nines.code).toBe(0)
  expect(nines.out).toContain('/ 1e-07 > 14.4')
  const checked = await runHere([
    'rules',
    'check',
    await write('{model: {name: fares}, slos: {availability: 0.9999999}}'),
  ])
  expect(checked.code).toBe(0)
  expect(checked.err).toContain(
    'of 30d everything may fail for 259ms, and the first alert of a total outage comes after 3m',
  )
  expect(checked.err).toContain('can still help to keep is 0.9999.')
  const all = await runHere(['rules', 'build', await write('{model: {name: fares}, slos: {availability: 1}}')])
  expect(all.code).toBe(2)
  expect(all.err).toContain(':1:45 ')
})

test('rules check shows problems and warnings of the rules at their place, and ends with 1 only for problems', async () => {
  const loose = await write('model: {name: fares}\nslos: {availability: 0.8}')
  const warned = await runHere(['rules', 'check', loose])
  expect(warned.code).toBe(0)
  expect(warned.err).toMatch(
    /model\.yaml:2:22 warning: availability: not even a total failure .*\n  2 \| slos: \{avail.*\n +\| +\^\n/,
  )
  expect(warned.out).toMatch(/^ok .*: 5 alerts, 2 warnings\n$/)
  const file = await write(
    'model: {name: fares}\nslos:\n  missing: 0.9\n  custom: [{name: a, good: x, total: "rate(x[5m])", objective: 0.9, description: d}]',
  )
  const { code, out, err } = await runHere(['rules', 'check', file])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(':3:12 "missing" counts the values of declared features')
  expect(err).toContain(':4:39 A function is not possible here')
  expect(err).toContain('2 problems, 2 warnings found.')
  const json = await runHere(['rules', 'check', file, '--json'])
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({ ok: false, issues: [{ line: 3, severity: 'problem' }, {}, {}, {}] })
  const broken = await runHere(['rules', 'check', await write('model: {name: fares}\nslos: {drift: 2}')])
  expect([broken.code, broken.err.includes(':2:15 ')]).toEqual([1, true])
})

test.each([
  ['build', '--out', 'rules'],
  ['explain'],
  ['diff', '--against', 'x.yaml'],
  ['backtest', '--prometheus', 'http://127.0.0.1:1', '--from', '2026-01-01'],
])('rules %s makes nothing of an objective that cannot be told of, and says where it stands', async (...command) => {
  const file = await write(
    'model: {name: fares}\nslos:\n  custom: [{name: a, good: x, total: "rate(x[5m])", objective: 0.9, description: d}]',
  )
  const { code, out, err } = await runHere(['rules', ...command, file])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(':3:39 A function is not possible here')
  expect(err).toContain('1 problem found')
  expect(existsSync('rules')).toBe(false)
})

test('rules explain says in plain words when an outage is told and what it has cost by then', async () => {
  const file = await write('model: {name: fares}\nslos: {availability: 0.999}')
  const { code, out } = await runHere(['rules', 'explain', file])
  expect(code).toBe(0)
  expect(out).toContain('page: a total outage pages after 3 min, and has then used 6.94 % of the budget')
  expect(out).toContain('Prometheus must keep its data for 3 d for the alerts, and for 30 d')
  const few = await runHere(['rules', 'explain', file, '--requests-per-hour', '10'])
  expect(few.out).toContain('pages after 32 min, 24 min of it to see enough bad events')
  expect(few.out).toContain(
    'by chance, a month: no false page and no ticket where calls fail one by one at exactly the',
  )
  const more = await runHere(['rules', 'explain', file, '--requests-per-hour', '100'])
  expect(more.out).toMatch(
    /by chance, a month: about 0\.\d+ false pages and about \d+ tickets where calls fail one by one/,
  )
  expect(more.out).toContain('By chance: in 10 simulated months')
  expect(out).toContain('depends on the traffic: --requests-per-hour N tells.')
  expect(out).not.toContain('by chance, a month')
  const json = await runHere(['rules', 'explain', file, '--requests-per-hour', '2', '--json'])
  const { objectives } = JSON.parse(json.out) as {
    objectives: { tiers: { name: string; outage?: { afterMs: number } }[] }[]
  }
  expect(objectives[0]?.tiers.map(({ outage }) => outage?.afterMs)).toEqual([
    undefined,
    9_300_000,
    18_900_000,
    19_800_000,
  ])
  expect(await runHere(['rules', 'explain', file, '--requests-per-hour', '0'])).toMatchObject({ code: 2 })
})

test('rules import prints objectives for a spec, and what cannot be expressed on standard error', async () => {
  const ratio = (query: string): string => `{metricSource: {type: Prometheus, spec: {query: '${query}'}}}`
  const document = (name: string, good: string): string =>
    `{apiVersion: openslo/v1, kind: SLO, metadata: {name: ${name}}, spec: {indicator: {spec: {ratioMetric: {counter: true, good: ${ratio(good)}, total: ${ratio('all_total')}}}}, objectives: [{target: 0.99}]}}`
  const file = await write(`${document('paid', 'sum(rate(paid_total[5m]))')}\n---\n${document('sent', 'a - b')}\n`)
  const { code, out, err } = await runHere(['rules', 'import', file])
  expect(code).toBe(1)
  expect(err).toContain('left out SLO sent: "good": A calculation is not possible here')
  const built = await runHere(['rules', 'build', await write(`model: {name: fares}\n${out}`)])
  expect(built.code).toBe(0)
  expect(built.out).toContain('increase(paid_total[1h])')
  expect(await runHere(['rules', 'import', await write('')])).toMatchObject({ code: 2 })
})

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import { inspectedTable } from './inspected-table.testing.ts'
import { hasData, pathOf } from './reference-sets.testing.ts'

/** Commands are imported when they are first called, on a machine that does other work too. */
const PATIENCE_MS = 300_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-inspection-'))
  await writeFile(at('hostile.csv'), inspectedTable())
  await writeFile(at('bare.yaml'), 'model: {name: m}\nwindows: [1d]\ncolumns: {label: target}\n')
}, PATIENCE_MS)
afterAll(() => rm(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)

async function run(args: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  const { code, out, err } = await runHere(args)
  expect(code, err).toBe(0)
  return { out, err }
}

/** What a profile without declared features says, the first spec, and what a profile by that spec says. */
async function told(file: string, options: readonly string[] = []): Promise<string> {
  const bare = await run(['profile', 'build', file, '--spec', at('bare.yaml'), '--out', at('p.json'), ...options])
  await run(['init', file, '--out', at('first.yaml'), '--force', '--name', 'first', ...options])
  const spec = await readFile(at('first.yaml'), 'utf8')
  await run(['check', '--strict', at('first.yaml')])
  const declared = await run(['profile', 'build', file, '--spec', at('first.yaml'), '--out', at('q.json')])
  const parts = {
    'profile build, nothing declared': bare.err,
    init: spec,
    'profile build, by what init wrote': declared.err,
  }
  const text = Object.entries(parts).map(([title, part]) => `=== ${title}\n${part.trimEnd()}\n`)
  return text
    .join('\n')
    .replaceAll(/sha256:[\da-f]+…/g, 'sha256:…')
    .replaceAll('data.csv.gz', 'data.csv')
    .replaceAll(`${folder}/`, '')
}

test('of a hostile file an inspection says what was reviewed', { timeout: PATIENCE_MS }, async () => {
  await expect(await told(at('hostile.csv'))).toMatchFileSnapshot('__goldens__/inspection-hostile.txt')
})

test('the column of --time-column is no feature', { timeout: PATIENCE_MS }, async () => {
  const args = ['--spec', at('bare.yaml'), '--out', at('p.json'), '--time-column', 'when']
  const { err } = await run(['profile', 'build', at('hostile.csv'), ...args])
  expect(err).not.toContain('when:')
  const profile = JSON.parse(await readFile(at('p.json'), 'utf8')) as { readonly features: object }
  expect(Object.keys(profile.features)).not.toContain('when')
})

test('a comparison without a spec leaves the same columns out', { timeout: PATIENCE_MS }, async () => {
  const rows = ['--reference-rows', '0:1100', '--current-rows', '50:1150']
  const { out } = await run(['compare', at('hostile.csv'), at('hostile.csv'), ...rows, '--json'])
  const { features, notJudged } = JSON.parse(out) as {
    readonly features: Readonly<Record<string, { readonly type: string }>>
    readonly notJudged: readonly { readonly name: string; readonly reason: string }[]
  }
  const namesOf = (reason: string): readonly string[] =>
    notJudged.filter((own) => own.reason === reason).map(({ name }) => name)
  expect(namesOf('time')).toEqual(['<<', 'day, "quoted"', 'when'])
  expect(namesOf('identifier')).toEqual(['\u0007number\u001b[31m', 'key', 'uuid of a customer'])
  expect(namesOf('free_text')).toEqual(['free text'])
  expect(namesOf('constant')).toEqual(['constant', 'constant text'])
  for (const { name } of notJudged) expect(features).not.toHaveProperty([name])
  expect(features['numbers as text']!.type).toBe('numeric')
})

test('a constant that becomes another value is compared', { timeout: PATIENCE_MS }, async () => {
  await writeFile(at('before.csv'), `c,x\n${Array.from({ length: 500 }, (_, i) => `7,${i / 8}\n`).join('')}`)
  await writeFile(at('after.csv'), `c,x\n${Array.from({ length: 500 }, (_, i) => `8,${i / 8}\n`).join('')}`)
  const { out } = await run(['compare', at('before.csv'), at('after.csv'), '--json'])
  expect(JSON.parse(out)).toMatchObject({ features: { c: { verdict: { state: 'act' } } }, notJudged: [] })
})

test('init leaves what is there, unless it is told to overwrite it', { timeout: PATIENCE_MS }, async () => {
  await writeFile(at('mine.yaml'), 'model: {name: mine}\n')
  const { code, err } = await runHere(['init', at('hostile.csv'), '--out', at('mine.yaml')])
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('mine.yaml is there already') })
  expect(await readFile(at('mine.yaml'), 'utf8')).toBe('model: {name: mine}\n')
  await run(['init', at('hostile.csv'), '--out', at('mine.yaml'), '--force'])
  expect(await readFile(at('mine.yaml'), 'utf8')).toContain('name: hostile')
  const { out } = await run(['init', at('hostile.csv'), '-o', '-', '--name', 'other'])
  expect(out).toContain('name: other')
})

describe.runIf(hasData)('of data nothing was tuned to an inspection says what was reviewed:', () => {
  test.each(['bank-marketing', 'elec2'])('%s', { timeout: PATIENCE_MS }, async (set) => {
    await expect(await told(pathOf(set))).toMatchFileSnapshot(`__goldens__/inspection-${set}.txt`)
  })
})

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE_TABLES } from './hostile-table.testing.ts'
import { runHere } from './in-process.testing.ts'
import { hasData, metaOf, pathOf, specTextOf } from './reference-sets.testing.ts'

/** Commands are imported when they are first called, on a machine that does other work too. */
const PATIENCE_MS = 300_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'driftline-gate-'))
}, PATIENCE_MS)
afterAll(() => rm(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)
const textOf = (name: string): Promise<string> => readFile(at(name), 'utf8')

/** All that a gate says of some files, and then of the same files with what it wrote as a baseline. */
async function told(args: readonly string[]): Promise<string> {
  const out = ['--junit', at('j.xml'), '--summary', at('s.md')]
  const first = await runHere(['gate', ...args, ...out])
  const [junit, summary] = [await textOf('j.xml'), await textOf('s.md')]
  await rm(at('known.yaml'), { force: true })
  await runHere(['gate', ...args, '--write-baseline', at('known.yaml')])
  const baseline = await textOf('known.yaml')
  const second = await runHere(['gate', ...args, '--baseline', at('known.yaml')])
  const parts = {
    'exit code': String(first.code),
    'standard output': first.out,
    JUnit: junit,
    summary,
    baseline,
    'exit code beside the baseline': String(second.code),
    'last line beside the baseline':
      second.out
        .trimEnd()
        .split('\n')
        .findLast((line) => line.startsWith('Gate:')) ?? '',
  }
  const text = Object.entries(parts).map(([title, part]) => `=== ${title}\n${part.trimEnd()}\n`)
  return text
    .join('\n')
    .replaceAll(/sha256:[\da-f]{64}/g, 'sha256:…')
    .replaceAll('data.csv.gz', 'data.csv')
    .replaceAll(`${folder}/`, '')
}

async function profileOf(args: readonly string[]): Promise<string> {
  const { code, err } = await runHere(['profile', 'build', ...args, '--out', at('p.json')])
  expect(code, err).toBe(0)
  return at('p.json')
}

describe('the gate says of a hostile file what was reviewed,', () => {
  beforeAll(async () => {
    for (const [name, text] of Object.entries(HOSTILE_TABLES)) await writeFile(at(`${name}.csv`), text)
    await writeFile(at('hostile.yaml'), 'model: {name: hostile}\nwindows: [1d]\ncolumns: {time: day}\n')
  }, PATIENCE_MS)
  const spec = (): readonly string[] => ['--spec', at('hostile.yaml')]

  test('beside another file', async () => {
    await expect(await told([at('before.csv'), at('after.csv'), ...spec()])).toMatchFileSnapshot(
      '__goldens__/gate-hostile-compared.txt',
    )
  })

  test('replayed beside a profile', async () => {
    const profile = await profileOf([at('before.csv'), ...spec()])
    await expect(await told([at('after.csv'), ...spec(), '--profile', profile])).toMatchFileSnapshot(
      '__goldens__/gate-hostile-replayed.txt',
    )
  })

  test('where two columns are of one name', async () => {
    const args = ['gate', at('before.csv'), at('twice.csv'), ...spec(), '--junit', at('j.xml'), '--summary', at('s.md')]
    const { code, out, err } = await runHere(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('are both named "plain"')
    expect(await textOf('j.xml')).toMatch(/<error message="[^"]*are both named &quot;plain&quot;/)
    expect(await textOf('s.md')).toContain('could not judge')
  })
})

describe.runIf(hasData)('the gate says of data nothing was tuned to what was reviewed:', () => {
  test.each(['bank-marketing', 'elec2'])(
    '%s, its last rows beside its reference',
    { timeout: 300_000 },
    async (set) => {
      const { reference, chunks } = metaOf(set)
      await writeFile(at('set.yaml'), specTextOf(set, '1mo'))
      const rows = ['--reference-rows', reference.join(':'), '--current-rows', chunks.at(-1)!.rows.join(':')]
      await expect(await told([pathOf(set), pathOf(set), '--spec', at('set.yaml'), ...rows])).toMatchFileSnapshot(
        `__goldens__/gate-${set}-compared.txt`,
      )
    },
  )

  test.each([
    ['bank-marketing', '1mo'],
    ['elec2', '1w'],
  ])('%s, replayed in windows of %s', { timeout: 300_000 }, async (set, window) => {
    await writeFile(at('set.yaml'), specTextOf(set, window))
    const spec = ['--spec', at('set.yaml')]
    const profile = await profileOf([pathOf(set), ...spec, '--rows', metaOf(set).reference.join(':')])
    await expect(await told([pathOf(set), ...spec, '--profile', profile])).toMatchFileSnapshot(
      `__goldens__/gate-${set}-${window}.txt`,
    )
  })
})

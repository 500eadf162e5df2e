import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel, SMALL_SPEC } from './small-model.testing.ts'

/** Commands are imported when they are first called, on a machine that does other work too. */
const PATIENCE_MS = 300_000

/** Eighty rows a day, all features alike; `at` says how a day is otherwise. */
function rows(days: number, at: (day: number) => number = () => 0, features: readonly string[] = ['a', 'b']): string {
  const lines = Array.from({ length: days * 80 }, (_, i) => {
    const day = Math.floor(i / 80)
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
    const cells = features.map((name, column) => ((i * 7 + column) % 40) + (name === 'a' ? at(day) : 0))
    return [date, ...cells].join(',')
  })
  return `day,${features.join(',')}\n${lines.join('\n')}\n`
}

const SPEC = SMALL_SPEC.replace('{a: {type: numeric}}', '{a: {type: numeric}, b: {type: numeric}}')

describe('driftline gate', () => {
  let model: SmallModel
  const at = (name: string): string => model.at(name)
  const textOf = (name: string): Promise<string> => readFile(at(name), 'utf8')
  const spec = (): readonly string[] => ['--spec', at('two.yaml')]
  beforeAll(async () => {
    model = await createSmallModel()
    await model.write('two.yaml', SPEC)
    await model.write('train.csv', rows(10))
    await model.write('same.csv', rows(4))
    await model.write(
      'moved.csv',
      rows(4, () => 30),
    )
    await model.write(
      'gone.csv',
      rows(4, () => 0, ['b']),
    )
    await model.write(
      'more.csv',
      rows(4, () => 0, ['a', 'b', 'c']),
    )
    await model.write('few.csv', rows(1).split('\n').slice(0, 11).join('\n'))
    const { code, err } = await runHere(['profile', 'build', at('train.csv'), ...spec(), '--out', at('two.json')])
    expect(code, err).toBe(0)
  }, PATIENCE_MS)
  afterAll(() => model.remove())

  test.each([
    ['compare', 'same.csv', 0],
    ['compare', 'moved.csv', 0],
    ['compare --fail-on act', 'moved.csv', 1],
    ['compare --fail-on look', 'same.csv', 0],
    ['gate', 'same.csv', 0],
    ['gate', 'moved.csv', 1],
    ['gate', 'gone.csv', 1],
    ['gate', 'more.csv', 0],
    ['gate', 'few.csv', 2],
    ['gate', 'none.csv', 2],
  ])('%s of a reference and %s ends with %i', async (command, file, expected) => {
    const args = [...command.split(' '), at('train.csv'), at(file), ...spec()]
    const { code, out, err } = await runHere(args)
    expect(code, out + err).toBe(expected)
    if (file === 'few.csv') expect(err).toContain('Not a single feature could be judged: 2 insufficient data.')
  })

  test.each([
    { title: 'drift that goes on', drift: (day: number) => (day > 2 ? 30 : 0), last: 1, any: 1 },
    { title: 'drift that is over', drift: (day: number) => (day > 0 && day < 4 ? 30 : 0), last: 0, any: 1 },
    { title: 'no drift', drift: () => 0, last: 0, any: 0 },
  ])('of a replay looks at the last complete window, or at any: $title', async ({ drift, last, any }) => {
    await model.write('replay.csv', rows(9, drift))
    const args = [at('replay.csv'), ...spec(), '--profile', at('two.json')]
    const codes = []
    for (const own of [['gate'], ['gate', '--window', 'any'], ['replay'], ['replay', '--fail-on', 'act']])
      codes.push((await runHere([own[0]!, ...args, ...own.slice(1)])).code)
    expect(codes).toEqual([last, any, 0, last])
  })

  test('could not judge a replay without a complete window, and says what would help', async () => {
    await model.write('replay.csv', rows(1))
    const { code, err } = await runHere(['gate', at('replay.csv'), ...spec(), '--profile', at('two.json')])
    expect(code).toBe(2)
    expect(err).toContain('no window of the file is complete; take shorter windows, more rows, or --window any')
    const learning = await runHere(['gate', at('same.csv'), ...spec()])
    expect(learning.code).toBe(2)
    expect(learning.err).toContain('give a profile of other rows with --profile')
  })

  test('says the same of a column that is gone, whichever files it is given', async () => {
    const compared = await runHere(['gate', at('train.csv'), at('gone.csv'), ...spec(), '--json'])
    const replayed = await runHere(['gate', at('gone.csv'), ...spec(), '--profile', at('two.json'), '--json'])
    const ofA = ({ out }: { readonly out: string }) => {
      const { suites } = JSON.parse(out) as { suites: { name: string; cases: { feature: string }[] }[] }
      const told = suites.map(({ name, cases }) => ({ name, cases: cases.filter(({ feature }) => feature === 'a') }))
      return told.filter(({ cases }) => cases.length > 0)
    }
    const gone = {
      segment: 'all',
      feature: 'a',
      kind: 'schema',
      state: 'act',
      outcome: 'raised',
      words: 'the column is gone',
    }
    expect(ofA(compared)).toEqual([{ name: 'm · schema', cases: [gone] }])
    expect(ofA(replayed)).toEqual(ofA(compared))
  })

  test('passes what the spec expects, and says why', async () => {
    const expected = `${SPEC}expected: [{feature: a, from: 2024-01-01, to: 2024-12-31, reason: new tariff}]\n`
    await model.write('expected.yaml', expected)
    await model.write(
      'replay.csv',
      rows(6, () => 30),
    )
    const args = [at('replay.csv'), '--spec', at('expected.yaml'), '--profile', at('two.json'), '--junit', at('j.xml')]
    const { code, out } = await runHere(['gate', ...args])
    expect(code, out).toBe(0)
    expect(await textOf('j.xml')).toContain('<skipped message="expected in the spec, until 2025-01-01: new tariff"/>')
  })

  test('keeps a baseline: what is known passes, what is new does not, what is over is named', async () => {
    const known = at('known.yaml')
    const gate = (file: string, ...flags: readonly string[]) =>
      runHere(['gate', at('train.csv'), at(file), ...spec(), ...flags])
    expect((await gate('moved.csv', '--baseline', known)).err).toContain('known.yaml')
    expect((await gate('moved.csv', '--write-baseline', known)).code).toBe(0)
    await writeFile(known, (await textOf('known.yaml')).replace('no reason given yet', 'new sensor'))
    const beside = await gate('moved.csv', '--baseline', known)
    expect(beside.code).toBe(0)
    expect(beside.out).toContain('all · a · distribution: accepted by the baseline: new sensor')
    expect((await gate('gone.csv', '--baseline', known)).code).toBe(1)
    expect((await gate('same.csv', '--baseline', known)).out).toContain(
      'Stale in the baseline, to be removed:\n  all · a · distribution: nothing is raised there',
    )
    expect((await gate('gone.csv', '--write-baseline', known)).code).toBe(0)
    expect(await textOf('known.yaml')).toMatch(/^ {4}feature: a\n {4}kind: schema/m)

    await model.write('other.csv', rows(11))
    const other = await runHere(['gate', at('other.csv'), at('gone.csv'), ...spec(), '--baseline', known])
    expect(other.code).toBe(1)
    expect(other.out).toContain('all · a · schema: it was found beside another reference')
  })

  test('knows a reference again, whatever time the other file spans', async () => {
    const idOf = async (file: string) => {
      const { out } = await runHere(['compare', at('train.csv'), at(file), ...spec(), '--json'])
      return (JSON.parse(out) as { profileId: string }).profileId
    }
    await model.write('long.csv', rows(5))
    expect(await idOf('long.csv')).toBe(await idOf('same.csv'))
    await model.write('other.csv', rows(11))
    const { out } = await runHere(['compare', at('other.csv'), at('same.csv'), ...spec(), '--json'])
    expect((JSON.parse(out) as { profileId: string }).profileId).not.toBe(await idOf('same.csv'))
  })

  test('never writes a baseline over something else, nor over a baseline it cannot read', async () => {
    const text = await textOf('same.csv')
    const { code, err } = await runHere([
      'gate',
      at('train.csv'),
      at('moved.csv'),
      ...spec(),
      '--write-baseline',
      at('same.csv'),
    ])
    expect({ code, text: await textOf('same.csv') }).toEqual({ code: 2, text })
    expect(err).toMatch(/same\.csv:1:1 /)
    await model.write('broken.yaml', 'format: driftline.baseline/v1\nmodel: m\nentries:\n  - {segment: all\n')
    const broken = await runHere(['gate', at('train.csv'), at('same.csv'), ...spec(), '--baseline', at('broken.yaml')])
    expect(broken.code).toBe(2)
    expect(broken.err).toMatch(/broken\.yaml:\d+:\d+ This is not valid YAML/)
  })

  test('writes one format on standard output and the others into files', async () => {
    await model.write('step.md', '# before\n')
    const files = ['--junit', at('j.xml'), '--summary', at('s.md')]
    const env = { GITHUB_STEP_SUMMARY: at('step.md') }
    const named = await runHere(['gate', at('train.csv'), at('moved.csv'), ...spec(), '--json', ...files], { env })
    expect(JSON.parse(named.out)).toMatchObject({ model: 'm', failOn: 'act', exitCode: 1, schema: [] })
    expect(named.err).toContain('Exit code 1.')
    expect(await textOf('j.xml')).toContain('<failure ')
    expect(await textOf('s.md')).toMatch(/^## Driftline gate: m: raised\n/)
    expect(await textOf('step.md')).toBe('# before\n')

    for (const file of ['moved.csv', 'same.csv']) await runHere(['gate', at('train.csv'), at(file), ...spec()], { env })
    expect((await textOf('step.md')).match(/^#{1,2} .*$/gm)).toEqual([
      '# before',
      '## Driftline gate: m: raised',
      '## Driftline gate: m: nothing raised',
    ])
    await writeFile(at('step.md'), 'x'.repeat(1_000_000))
    await runHere(['gate', at('train.csv'), at('moved.csv'), ...spec()], { env })
    expect(await textOf('step.md')).toHaveLength(1_000_000)
  })

  test('compare and replay write their report files without failing', async () => {
    await rm(at('j.xml'), { force: true })
    const env = { GITHUB_STEP_SUMMARY: at('untouched.md') }
    const compare = ['compare', at('train.csv'), at('moved.csv'), ...spec(), '--json', '--junit', at('j.xml')]
    const { code, out } = await runHere(compare, { env })
    expect({ code, model: (JSON.parse(out) as { model: string }).model }).toEqual({ code: 0, model: 'm' })
    expect(await textOf('j.xml')).toContain('<failure ')
    expect(existsSync(at('untouched.md'))).toBe(false)
    const args = [
      'replay',
      at('moved.csv'),
      ...spec(),
      '--profile',
      at('two.json'),
      '--out',
      at('lines.jsonl'),
      '--json',
    ]
    expect((await runHere([...args, '--fail-on', 'act', '--junit', at('j.xml')])).code).toBe(1)
    expect(await textOf('j.xml')).toContain('<failure ')
  })

  test('tells what went wrong in the report files too', async () => {
    const files = ['--junit', at('j.xml'), '--summary', at('s.md')]
    for (const args of [['train.csv', 'none.csv'], ['none.csv']]) {
      await Promise.all(['j.xml', 's.md'].map((name) => rm(at(name), { force: true })))
      const { code, err } = await runHere(['gate', ...args.map(at), ...spec(), ...files])
      expect(code).toBe(2)
      expect(err.split('\n')).toHaveLength(2)
      expect(await textOf('j.xml')).toMatch(/<error message="[^"]*none\.csv/)
      expect(await textOf('s.md')).toMatch(/could not judge\n\n.*none\.csv/)
    }
  })

  test.each([
    ['gate @train.csv @same.csv --profile @two.json', '--profile is of a replay'],
    ['gate @train.csv @same.csv --window any', '--window is of a replay'],
    ['gate @same.csv --reference-rows 0:10', '--reference-rows needs two files'],
    ['gate @train.csv @same.csv --fail-on always', 'write act, look'],
    ['gate @train.csv @same.csv --junit -', 'name a file'],
    ['gate @train.csv @same.csv --baseline @none.yaml', 'none.yaml'],
    ['gate @train.csv @same.csv --junit @none/j.xml', 'its folder does not exist'],
    ['gate @train.csv @same.csv --summary @folder', 'it is a folder'],
    ['gate @train.csv @same.csv --write-baseline @folder', 'it is a folder'],
    ['gate', "missing required argument 'file'"],
  ])('%s is refused in words', async (line, says) => {
    await mkdir(at('folder'), { recursive: true })
    const words = line.split(' ').map((word) => word.replace(/^@/, `${model.folder}/`))
    const { code, err } = await runHere(words.length > 1 ? [...words, ...spec()] : words)
    expect(code).toBe(2)
    expect(err).toContain(says)
    expect(err).not.toMatch(/unexpected|please report| {4}at /)
  })

  test('fails on what is worth a look where it is told to', async () => {
    await model.write(
      'slightly.csv',
      rows(10, (day) => (day % 4 === 0 ? 12 : 0)),
    )
    const gate = (level: string) =>
      runHere(['gate', at('train.csv'), at('slightly.csv'), ...spec(), '--fail-on', level, '--junit', at('j.xml')])
    expect((await gate('act')).code).toBe(0)
    expect(await textOf('j.xml')).toMatch(/<system-out>investigate, which does not fail: /)
    expect((await gate('look')).code).toBe(1)
    expect((await gate('investigate')).code).toBe(1)
  })
})

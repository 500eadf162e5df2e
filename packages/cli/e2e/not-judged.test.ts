import type { VerdictLine } from '@driftline/health'
import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel, smallRows, SMALL_SPEC } from './small-model.testing.ts'

const OPEN_SPEC = SMALL_SPEC.replace('features: {a: {type: numeric}}\n', '')
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `f${i}`)
const spec = (features: readonly string[], more = ''): string =>
  `model: {name: m}\nfeatures:\n${features.map((name) => `  ${name}: {type: numeric}\n`).join('')}windows: [1d]\ncolumns: {time: day}\n${more}`

describe('what no verdict speaks of', () => {
  let model: SmallModel
  beforeAll(async () => {
    model = await createSmallModel()
  })
  afterAll(() => model.remove())

  async function build(data: string, specText: string): Promise<readonly string[]> {
    await model.write('wide.csv', data)
    await model.write('wide.yaml', specText)
    const args = [model.at('wide.csv'), '--spec', model.at('wide.yaml')]
    const { code, err } = await runHere(['profile', 'build', ...args, '--out', model.at('wide.json')])
    expect(code, err).toBe(0)
    return ['replay', ...args, '--profile', model.at('wide.json')]
  }

  const linesOf = (text: string): readonly VerdictLine[] =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as VerdictLine)
      .filter(({ feature }) => feature !== ML_FEATURE_NAME_VALUE_ALL)

  test('is no feature of a file with 1,500 of them', async () => {
    const replay = await build(smallRows(1, names(1500)), OPEN_SPEC)
    const { code, out, err } = await runHere([...replay, '--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(new Set(linesOf(out).map(({ feature }) => feature)).size).toBe(1500)
  })

  test('is no feature of a segment, however many there are', async () => {
    const wide = smallRows(1, names(30))
      .split('\n')
      .map((row, i) => (row === '' ? row : `${row},${i === 0 ? 'region' : ['north', 'south'][i % 2]}`))
      .join('\n')
    const replay = await build(wide, spec(names(30), 'segments: {dimensions: [region]}\n'))
    const { code, out, err } = await runHere([...replay, '--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const north = linesOf(out).filter(({ segment }) => segment.value === 'north')
    expect(new Set(north.map(({ feature }) => feature)).size).toBe(30)
  })

  test('is counted and named by replay, in its JSON and in the report', async () => {
    const replay = await build(smallRows(2, ['a', 'b']), spec(['a', 'b']))
    await model.write('wide.csv', smallRows(2, ['a', 'b', 'c', 'extra', '<more>']))
    await model.write('wide.yaml', spec(['a', 'b', 'c'], 'segments: {dimensions: [region]}\n'))
    const { code, out, err } = await runHere([...replay, '--json'])
    expect(code, err).toBe(0)
    expect(err).toContain('2 columns that the spec does not name: <more>, extra')
    expect(err).toContain('1 segment dimension without a column: region')
    const notJudged = [
      { kind: 'column', name: '<more>', reason: 'not_in_spec' },
      { kind: 'column', name: 'extra', reason: 'not_in_spec' },
      { kind: 'segment', name: 'region', reason: 'no_column' },
    ]
    const ofC = linesOf(out).filter(
      ({ feature, segment, headline }) => feature === 'c' && segment.name === 'all' && headline,
    )
    expect(ofC).toMatchObject([
      { state: 'learning', reason: 'not_in_profile', reference: 'baseline' },
      { state: 'learning', reason: 'not_in_profile', reference: 'baseline' },
    ])
    const lines = out.trim().split('\n')
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ notJudged })
    expect(lines.filter((line) => line.includes('notJudged'))).toHaveLength(1)

    const page = await runHere(['report', '-', '-o', '-'], { input: out })
    expect(page, page.err).toMatchObject({ code: 0 })
    expect(page.out).toContain('Not judged')
    expect(page.out).toContain('&lt;more&gt;, extra')
    expect(page.out).not.toContain('<more>')

    const table = await runHere(replay)
    expect(table.out).toContain('Not judged')
    expect(table.out).toContain('2 columns that the spec does not name: <more>, extra')
  })

  test('is a segment value beyond the thousandth, exactly those counted as other', async () => {
    const rows = Array.from({ length: 1005 }, (_, i) => `2024-01-01,${i},r${i}`).join('\n')
    const replay = await build(
      `day,a,region\n${rows}\n`,
      `${SMALL_SPEC}segments: {dimensions: [region]}\nprivacy: {minimumCount: 1}\n`,
    )
    const { code, out, err } = await runHere([...replay, '--json'])
    expect(code, err).toBe(0)
    expect(err).toContain('5 segment values counted together as other: region=r1000, region=r1001, region=r1002')
    const other = linesOf(out).filter(({ segment }) => segment.value === 'other')
    expect(other.map(({ count }) => count)).toEqual([5])
  })

  test('is a column without a value in the reference, by compare and in its JSON', async () => {
    await model.write('open.yaml', OPEN_SPEC)
    await model.write('before.csv', smallRows(2, ['a', 'empty']).replaceAll(/,\d+$/gm, ','))
    await model.write('after.csv', smallRows(2, ['a', 'empty']))
    const compare = ['compare', model.at('before.csv'), model.at('after.csv'), '--spec', model.at('open.yaml')]
    const json = await runHere([...compare, '--json'])
    expect(json.code, json.err).toBe(0)
    expect(JSON.parse(json.out)).toMatchObject({
      schema: [],
      notJudged: [{ kind: 'column', name: 'empty', reason: 'no_reference_values' }],
    })
    const table = await runHere(compare)
    expect(table.out).toContain('1 column without a value in the reference: empty')
  })

  test('is not mentioned where everything is judged', async () => {
    const replay = await build(smallRows(2), SMALL_SPEC)
    for (const args of [replay, [...replay, '--json']]) {
      const { out, err } = await runHere(args)
      expect(`${out}${err}`).not.toMatch(/not judged|notJudged/i)
    }
  })
})

import type { VerdictLine } from '@driftline/health'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel } from './small-model.testing.ts'

const ROWS_PER_DAY = 600
const REFERENCE_DAYS = 2
const DAYS = 6
/** From this day on one answer in twenty is missing. */
const BREAKS_ON_DAY = 4

/** What a model answers for a row, as cells. */
type Answer = (i: number) => readonly string[]

function rowsOf(columns: readonly string[], answer: Answer): string {
  const rows = Array.from({ length: DAYS * ROWS_PER_DAY }, (_, i) => {
    const day = Math.floor(i / ROWS_PER_DAY)
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
    const isMissing = day >= BREAKS_ON_DAY && i % 20 === 0
    return [date, (i * 7) % 40, ...(isMissing ? columns.map(() => '') : answer(i))].join(',')
  })
  return `day,a,${columns.join(',')}\n${rows.join('\n')}\n`
}

const specOf = (task: string, columns: string): string =>
  `model: {name: m, task: ${task}}\nfeatures: {a: {type: numeric}}\nwindows: [1d]\ncolumns: {time: day, ${columns}}\n`

const score: Answer = (i) => [String(((i * 13) % 97) / 97)]
const word: Answer = (i) => [['low', 'high', 'mid'][(i * 5) % 3]!]

describe('a model that answers nothing for one row in twenty', () => {
  let model: SmallModel
  beforeAll(async () => {
    model = await createSmallModel()
  })
  afterAll(() => model.remove())

  test.each([
    ['a number', specOf('regression', 'prediction: out'), rowsOf(['out'], score), ['prediction']],
    ['a class', specOf('multiclass', 'prediction: out'), rowsOf(['out'], word), ['prediction']],
    ['a score', specOf('binary', 'score: out'), rowsOf(['out'], score), ['score']],
    [
      'a score and a class',
      specOf('binary', 'score: out, prediction: label'),
      rowsOf(['out', 'label'], (i) => [...score(i), ...word(i)]),
      ['prediction', 'score'],
    ],
  ])('instead of %s is raised for it, in what it answers', async (_, spec, rows, expected) => {
    await model.write('model.yaml', spec)
    const data = await model.write('data.csv', rows)
    const options = ['--spec', model.at('model.yaml')]
    const reference = ['--rows', `0:${REFERENCE_DAYS * ROWS_PER_DAY}`, '--out', model.at('p.json')]
    const built = await runHere(['profile', 'build', data, ...options, ...reference])
    expect(built.code, built.err).toBe(0)
    const range = ['--rows', `${REFERENCE_DAYS * ROWS_PER_DAY}:${DAYS * ROWS_PER_DAY}`]
    const replayed = await runHere(['replay', data, ...options, ...range, '--profile', model.at('p.json'), '--json'])
    const lines = replayed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as VerdictLine)
    const raised = lines.filter(({ state }) => ['investigate', 'act'].includes(state))
    expect([...new Set(raised.map(({ feature }) => feature))].toSorted(), replayed.err).toEqual(expected)
    for (const { count, sentence } of raised) {
      expect(count).toBe(ROWS_PER_DAY)
      expect(sentence).toMatch(/missing/i)
    }
  })
})

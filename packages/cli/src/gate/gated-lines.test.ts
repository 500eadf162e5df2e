import { expect, test } from 'vitest'
import { makeVerdictLines } from '../report/verdict-lines.testing.ts'
import { gatedLines } from './gated-lines.ts'

type Line = ReturnType<typeof makeVerdictLines>[number]
const like = (lines: readonly Line[], changes: (line: Line) => Partial<Line>): readonly Line[] =>
  lines.map((line) => Object.assign({}, line, changes(line)))

const lines = like(makeVerdictLines({ features: 2, windows: 4, window: '1d' }), () => ({
  headline: true,
  partial: false,
}))
const ends = [...new Set(lines.map(({ end }) => end))].toSorted()
const unfinished = like(lines, ({ end }) => ({ partial: end === ends.at(-1) }))
const endsOf = (chosen: readonly Line[]) => [...new Set(chosen.map(({ end }) => end))]

test('of each series the last complete window counts', () => {
  expect(endsOf(gatedLines(unfinished, 'last'))).toEqual([ends.at(-2)])
  expect(gatedLines(unfinished, 'last')).toHaveLength(lines.length / ends.length)
  expect(endsOf(gatedLines(lines, 'last'))).toEqual([ends.at(-1)])
})

test('any window counts where it is asked for, the last one too', () => {
  expect(gatedLines(unfinished, 'any')).toHaveLength(lines.length)
})

test('a series that ended earlier is asked for its own last window', () => {
  const [first] = lines
  const rare: Line = { ...first!, segment: { name: 'region', value: 'west' } }
  expect(gatedLines([...unfinished, rare], 'last')).toContain(rare)
})

test('a version that is served no more is not asked for', () => {
  const firstWindow = unfinished.filter(({ end }) => end === ends[0])
  const old = like(firstWindow, () => ({ version: '0' }))
  expect(gatedLines([...old, ...unfinished], 'last').map(({ version }) => version)).not.toContain('0')
})

test('only the verdict that counts does', () => {
  const beside = unfinished.map(({ headline: _headline, ...line }) => ({ ...line, reference: 'seasonal' }))
  expect(gatedLines([...unfinished, ...beside], 'any')).toHaveLength(lines.length)
})

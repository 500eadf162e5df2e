import { parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { writeTestFile } from '../tables/collect-rows.testing.ts'
import { joinParts } from './compare-datasets.ts'
import { compareOnePart } from './compare-one-part.ts'
import type { FilesToCompare } from './compare-one-part.ts'
import { startCompareThread } from './compare-thread.ts'

const SPEC = `model: {name: m}
columns: {time: at, score: score}
windows: [1d]
`

/** A file of features in this order, of which the last row can be another. */
async function writeRows(features: readonly string[], lastRow?: string): Promise<string> {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const cells = features.map((name, k) =>
      name.startsWith('word') ? `w${(i * (k + 3)) % 7}` : ((i * (k + 5)) % 97) / 3,
    )
    return [new Date(Date.UTC(2026, 0, 1) + i * 600_000).toISOString(), i / 400, ...cells].join(',')
  })
  return writeTestFile(
    'data.csv',
    [`at,score,${features.join(',')}`, ...rows, ...(lastRow ? [lastRow] : []), ''].join('\n'),
  )
}

function filesOf(reference: string, current: string): FilesToCompare {
  const checked = parseMonitorSpec(SPEC, { file: 'model.yaml' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return { spec: checked.value, reference: { path: reference }, env: {}, current: { path: current } }
}

const compareIn = async (files: FilesToCompare, of: number) => {
  const parts = await Promise.all(Array.from({ length: of }, (_, index) => compareOnePart(files, { index, of })))
  return joinParts(files.spec, parts)
}

test.each([
  ['the same features', ['a', 'word_b', 'c', 'd', 'word_e']],
  ['features in another order, gone and new', ['word_b', 'f', 'd', 'word_e', 'c']],
])('parts are together what the whole is, with %s', async (_, features) => {
  const files = filesOf(await writeRows(['a', 'word_b', 'c', 'd', 'word_e']), await writeRows(features))
  const whole = await compareIn(files, 1)
  expect(Object.keys(whole.features).length).toBeGreaterThan(4)
  for (const of of [2, 3, 9]) expect(JSON.stringify(await compareIn(files, of))).toBe(JSON.stringify(whole))
})

describe('a further thread', () => {
  test('gives what this one would', { timeout: 120_000 }, async () => {
    const files = filesOf(await writeRows(['a', 'word_b', 'c']), await writeRows(['a', 'word_b', 'c']))
    const thread = startCompareThread(files, { index: 1, of: 2 })
    expect(JSON.stringify(await thread.part)).toBe(JSON.stringify(await compareOnePart(files, { index: 1, of: 2 })))
    await thread.end()
  })

  test.each([
    ['TableError', '2026-01-09,0.5,1"2,w1', /:402: a quote stands inside a value \(column 3\)/],
    ['DatasetError', '2026-01-09,1.5,12,w1', /:402: the score is 1\.5, but a score lies within 0\.\.1/],
  ])('says with file and line what is wrong: %s', { timeout: 120_000 }, async (name, lastRow, message) => {
    const files = filesOf(await writeRows(['a', 'word_b']), await writeRows(['a', 'word_b'], lastRow))
    const thread = startCompareThread(files, { index: 0, of: 1 })
    await expect(thread.part).rejects.toMatchObject({ name, message: expect.stringMatching(message) })
    await thread.end()
  })
})

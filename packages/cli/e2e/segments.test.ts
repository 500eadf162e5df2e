import { readFile } from 'node:fs/promises'
import { parseMonitorSpec } from '@driftline/spec'
import { expect, test } from 'vitest'
import { replayFile } from '../src/replay/replay-file.ts'
import { buildRidershipProfile, dataFile, specFile } from './ridership.testing.ts'

test('a replay splits its rows by the segment dimensions of the spec, and the parts add up', async () => {
  const text = (await readFile(specFile, 'utf8')).replace('dimensions: []', 'dimensions: [weekday]')
  const checked = parseMonitorSpec(text, { file: specFile })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  const { lines } = await replayFile({
    path: dataFile,
    spec: checked.value,
    profile: await buildRidershipProfile(),
    rows: { from: 1074, to: 1440 },
  })
  const austin = lines.filter(({ feature }) => feature === 'austin')
  const rowsOf = (name: string) => austin.filter(({ segment }) => segment.name === name).map(({ count }) => count)
  expect(austin.filter(({ segment }) => segment.name === 'weekday').map(({ segment }) => segment.value)).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
  ])
  expect(rowsOf('all')).toEqual([366])
  expect(rowsOf('weekday').reduce((a, b) => a + b, 0)).toBe(366)
})

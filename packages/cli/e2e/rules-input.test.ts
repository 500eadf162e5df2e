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

test.each([['build']])('rules %s says what to write where a spec has no objectives', async (...command) => {
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
  expect(nines.out).toContain('/ 0.0000001 > 14.4')
  const all = await runHere(['rules', 'build', await write('{model: {name: fares}, slos: {availability: 1}}')])
  expect(all.code).toBe(2)
  expect(all.err).toContain(':1:45 ')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel } from './small-model.testing.ts'

let model: SmallModel

beforeAll(async () => {
  model = await createSmallModel()
})
afterAll(() => model.remove())

test('without a spec every column of two files is compared, by what its values are', async () => {
  await model.write('then.csv', 'size,colour\n1,red\n2,blue\n')
  await model.write('now.csv', 'size,colour\n1,red\n3,red\n')
  const { code, out } = await runHere(['compare', model.at('then.csv'), model.at('now.csv'), '--json'])
  expect(code).toBe(0)
  const { model: name, features } = JSON.parse(out)
  expect([name, Object.keys(features).sort()]).toEqual(['then', ['colour', 'size']])
})

test('a file whose name is no name of a model is compared all the same', async () => {
  const strange = await model.write('.csv', 'size\n1\n')
  const { code, out } = await runHere(['compare', strange, strange, '--json'])
  expect([code, JSON.parse(out).model]).toEqual([0, 'model'])
})

test('DRIFTLINE_SPEC names the spec where the option is left out, and the option goes first', async () => {
  const other = await model.write('other.yaml', 'model: {name: other}\n')
  const files = [model.at('data.csv'), model.at('data.csv'), '--json']
  const env = { DRIFTLINE_SPEC: model.at('model.yaml') }
  const named = async (args: readonly string[]): Promise<string> =>
    JSON.parse((await runHere(['compare', ...args], { env })).out).model
  expect(await named(files)).toBe('m')
  expect(await named([...files, '--spec', other])).toBe('other')
  const built = await runHere(['profile', 'build', model.at('data.csv'), '--out', model.at('q.json')], { env })
  expect(built.code).toBe(0)
})

test('what needs a spec says so', async () => {
  expect((await runHere(['replay', model.at('data.csv')])).err).toContain("required option '--spec <file>'")
  expect((await runHere(['gate', model.at('data.csv')])).err).toContain('give --spec or DRIFTLINE_SPEC, or two files')
})

import { isRaised } from '@driftline/health'
import { expect, test } from 'vitest'
import type { CategoryPoint, Service } from './service.testing.ts'
import { crashImage, HOUR_MS, specOf, START_MS, startService, temporaryFolder } from './service.testing.ts'

const spec = specOf(
  'model: {name: m}\nwindows: [1h]\nfeatures: {x: {}}\nprivacy: {hash: [x]}\nreferences: {training: {baseline: {rows: 1000, within: 1h}}}\n',
)
const BUCKETS = ['hash:03', 'hash:17', 'hash:40']
const PER_HOUR = 300

/** What a writer has counted by the end of an hour, in three buckets alike. */
function hour(number: number, writer: string, since = 0): readonly CategoryPoint[] {
  return BUCKETS.map((category) => ({
    timeMs: START_MS + number * HOUR_MS,
    startMs: START_MS + since * HOUR_MS,
    value: PER_HOUR * (number - since),
    writer,
    hashKey: writer,
    category,
  }))
}

async function lineOf(service: Service, number: number) {
  await service.finish()
  const start = new Date(START_MS + (number - 1) * HOUR_MS).toISOString().replace('.000Z', 'Z')
  return service.lines.find((line) => line.start === start && line.feature === 'x' && line.reference === 'baseline')
}

test('what was hashed under a key is known after a crash, and a new key begins anew', async () => {
  const stateDirectory = temporaryFolder()
  const models = [{ spec, profiles: [] }]
  const first = await startService({ models, stateDirectory })
  for (let number = 1; number <= 21; number += 1) await first.post(hour(number, 'aaaaaaaa'))
  const image = crashImage(stateDirectory)

  const second = await startService({ models, stateDirectory: image })
  await second.post(hour(22, 'aaaaaaaa'))
  await second.post(hour(23, 'aaaaaaaa'))
  await second.post(hour(24, 'bbbbbbbb', 23))
  expect(await lineOf(second, 23)).toMatchObject({ state: 'ok', count: 3 * PER_HOUR })
  expect(await lineOf(second, 24)).toMatchObject({ state: 'learning', reason: 'hash_key', count: 3 * PER_HOUR })
  expect(second.lines.filter(isRaised)).toEqual([])
})

test('two writers with two keys in one window tell nothing, and raise nothing', async () => {
  const service = await startService({ models: [{ spec, profiles: [] }] })
  for (let number = 1; number <= 22; number += 1) await service.post(hour(number, 'aaaaaaaa'))
  await service.post([...hour(23, 'aaaaaaaa'), ...hour(23, 'bbbbbbbb', 22)])
  expect(await lineOf(service, 23)).toMatchObject({ state: 'blind', reason: 'hash_key', count: 6 * PER_HOUR })
  expect(service.lines.filter(isRaised)).toEqual([])
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../src/load-profile.ts'
import { loadSpec } from '../src/load-spec.ts'
import { replayFile } from '../src/replay/replay-file.ts'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel, smallRows } from './small-model.testing.ts'

describe('a replay of which something was refused', () => {
  let model: SmallModel
  beforeAll(async () => {
    model = await createSmallModel()
  })
  afterAll(() => model.remove())

  test('says what and why, and gives no verdict at all', async () => {
    const spec = await loadSpec(model.at('model.yaml'))
    const profile = await loadProfile(model.at('p.json'), spec)
    const limits = { maxStreams: 0 }
    await expect(replayFile({ path: model.at('data.csv'), spec, profile, limits })).rejects.toMatchObject({
      name: 'InputError',
      code: 'ERR_REPLAY_REFUSED',
      message: expect.stringMatching(/data\.csv: .*refused [1-9]\d* of \d+ points: .*limit.*No verdict/s) as string,
    })
  })

  test('has rows at times that OTLP cannot carry', async () => {
    const path = await model.write('late.csv', smallRows(3).replaceAll('2024-', '2624-'))
    const input = ['--spec', model.at('model.yaml'), '--profile', model.at('p.json')]
    const { code, out, err } = await runHere(['replay', path, ...input, '--json'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/late\.csv:2: 2624-01-01T00:00:00\.000Z is after 2554/)
  })
})

import type { VerdictLine } from '@driftline/health'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../src/load-profile.ts'
import { loadSpec } from '../src/load-spec.ts'
import type { ReplayOptions } from '../src/replay/replay-file.ts'
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

  test.fails('says what and why, and gives no verdict at all', async () => {
    const spec = await loadSpec(model.at('model.yaml'))
    const lines: VerdictLine[] = []
    const options = {
      path: model.at('data.csv'),
      spec,
      profile: await loadProfile(model.at('p.json'), spec),
      onLines: (closed: readonly VerdictLine[]) => lines.push(...closed),
    }
    await expect(
      replayFile({ ...options, limits: { maxStreams: 1 } } as ReplayOptions & { readonly limits: object }),
    ).rejects.toMatchObject({
      name: 'InputError',
      code: 'ERR_REPLAY_REFUSED',
      message: expect.stringMatching(/data\.csv: .*refused \d+ of \d+ points.*limit.*No verdict/s) as string,
    })
    expect(lines).toEqual([])
  })

  test.fails('gives no verdict of windows before a bad row either', async () => {
    const spec = await loadSpec(model.at('model.yaml'))
    const lines: VerdictLine[] = []
    const rows = smallRows(3).split('\n')
    const path = await model.write('bad.csv', rows.toSpliced(90, 1, 'not a day,5').join('\n'))
    const profile = await loadProfile(model.at('p.json'), spec)
    await expect(replayFile({ path, spec, profile, onLines: (closed) => lines.push(...closed) })).rejects.toThrow(
      'bad.csv:91',
    )
    expect(lines).toEqual([])
  })

  test.fails('has rows at times that OTLP cannot carry', async () => {
    const path = await model.write('late.csv', smallRows(3).replaceAll('2024-', '2624-'))
    const input = ['--spec', model.at('model.yaml'), '--profile', model.at('p.json')]
    const { code, out, err } = await runHere(['replay', path, ...input, '--json'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/late\.csv:2: 2624-01-01T00:00:00\.000Z is after 2554/)
  })
})

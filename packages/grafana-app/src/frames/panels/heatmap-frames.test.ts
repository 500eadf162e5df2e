import {
  ATTR_ML_DRIFT_KIND,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_REFERENCE_HEADLINE,
} from '@driftline/semconv'
import { describe, expect, test } from 'vitest'
import { createNames } from '../../queries/names.ts'
import type { FrameLike } from '../series.ts'
import type { FramesHeatmap } from './heatmap-frames.ts'
import { heatmapOfFrames } from './heatmap-frames.ts'
import { timeColumns } from './time-columns.ts'

const names = createNames()
const [FEATURE, MODEL, STATE, KIND] = [
  ATTR_ML_FEATURE_NAME,
  ATTR_ML_MODEL_NAME,
  ATTR_ML_DRIFT_STATE,
  ATTR_ML_DRIFT_KIND,
].map(names.label) as [string, string, string, string]

function frame(
  labels: Readonly<Record<string, string>>,
  values: readonly (number | null)[],
  stepMs = 60_000,
): FrameLike {
  const times = values.map((_, i) => i * stepMs)
  return {
    fields: [
      { type: 'time', name: 'Time', values: times },
      { type: 'number', name: 'Value', labels, values },
    ],
  }
}

function read(frames: readonly FrameLike[], rowLabel = ''): FramesHeatmap {
  const heatmap = heatmapOfFrames(names, frames, { rowLabel, isByName: false })
  if (heatmap.isWrong) throw new Error(heatmap.found)
  return heatmap
}

const nameAndNewest = ({ rows }: FramesHeatmap) => rows.map(({ name, cells }) => [name, cells.at(-1)])

describe('frames become a heatmap', () => {
  test('of severities and states, what asks for most first', () => {
    const heatmap = read([
      frame({ [FEATURE]: 'calm' }, [5, 10]),
      frame({ [FEATURE]: 'loud' }, [5, 80]),
      frame({ [FEATURE]: 'loud', [STATE]: 'act', [KIND]: 'new_category' }, [0, 1]),
      frame({ [FEATURE]: 'loud', [STATE]: 'ok' }, [1, 0]),
      frame({ [FEATURE]: 'calm', [STATE]: 'learning' }, [1, 1]),
    ])
    expect(nameAndNewest(heatmap)).toEqual([
      ['loud', { state: 'act', severity: 80, kind: 'new_category' }],
      ['calm', { state: 'learning', severity: 10, kind: '' }],
    ])
    expect(heatmap.rows[0]?.cells[0]).toEqual({ state: 'ok', severity: 5, kind: '' })
  })

  test('of severities alone, by the states these stand for', () => {
    const heatmap = read([
      frame({ [FEATURE]: 'a' }, [39]),
      frame({ [FEATURE]: 'b' }, [40]),
      frame({ [FEATURE]: 'c' }, [70]),
    ])
    expect(heatmap.hasStates).toBe(false)
    expect(heatmap.rows.map(({ cells }) => cells[0]?.state)).toEqual(['act', 'investigate', 'ok'])
  })

  test('of tables alike, an empty cell being no label', () => {
    const rows = [
      ['a', '', 50],
      ['a', 'investigate', 1],
    ] as const
    const table = {
      fields: [
        { type: 'time', name: 'Time', values: [0, 0] },
        { type: 'string', name: FEATURE, values: rows.map(([feature]) => feature) },
        { type: 'string', name: STATE, values: rows.map(([, state]) => state) },
        { type: 'number', name: 'Value #A', values: rows.map(([, , value]) => value) },
      ],
    }
    expect(nameAndNewest(read([table]))).toEqual([['a', { state: 'investigate', severity: 50, kind: '' }]])
  })

  test('of several verdicts of a row at once the one that asks for most, or the ones that count where these are marked', () => {
    const [mild, bad] = [frame({ [FEATURE]: 'a', version: '1' }, [20]), frame({ [FEATURE]: 'a', version: '2' }, [60])]
    expect(read([mild, bad]).rows[0]?.cells[0]?.severity).toBe(60)
    const headline = frame({ [FEATURE]: 'a', [names.label(ATTR_ML_REFERENCE_HEADLINE)]: 'true' }, [20])
    expect(read([headline, bad]).rows[0]?.cells[0]?.severity).toBe(20)
  })

  test('of features where there are several, else of models, or of any label that is named', () => {
    const one = (labels: Readonly<Record<string, string>>) => frame(labels, [1])
    const models = [one({ [MODEL]: 'm', [FEATURE]: 'all' }), one({ [MODEL]: 'n', [FEATURE]: 'all' })]
    expect(read(models).rows.map(({ name }) => name)).toEqual(['m', 'n'])
    expect(read(models, FEATURE).rows.map(({ name }) => name)).toEqual(['all'])
    expect(read([one({ [MODEL]: 'm', [FEATURE]: 'a' })]).rows.map(({ name }) => name)).toEqual(['a'])
  })

  test('with a column for every step, also where nothing came', () => {
    expect(timeColumns([0, 60, 240])).toEqual([0, 60, 120, 180, 240])
    expect(timeColumns([0, 365, 731])).toEqual([0, 365, 731])
    expect(timeColumns([0, 1, 1e9])).toEqual([0, 1, 1e9])
    expect(timeColumns([5, 5])).toEqual([5])
    expect(timeColumns([])).toEqual([])
    expect(read([frame({ [FEATURE]: 'a' }, [1, null, 3])]).rows[0]?.cells[1]).toBeUndefined()
  })
})

describe('frames that are none', () => {
  const foundIn = (frames: readonly FrameLike[], rowLabel = '') =>
    heatmapOfFrames(names, frames, { rowLabel, isByName: true })

  test('say what came and what is needed', () => {
    expect(foundIn([])).toMatchObject({ isWrong: true, found: 'no frame at all' })
    expect(foundIn([frame({ pod: 'x' }, [1])])).toMatchObject({ found: 'series with the labels pod' })
    expect(foundIn([frame({ [FEATURE]: 'a' }, [1])], 'region')).toMatchObject({
      isWrong: true,
      needed: expect.stringContaining('the label region') as string,
    })
    for (const value of [101, -1])
      expect(foundIn([frame({ [FEATURE]: 'a' }, [value])])).toMatchObject({ isWrong: true })
  })
})

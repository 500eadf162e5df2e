import {
  ATTR_ML_BIN_SOURCE,
  ATTR_ML_BIN_UPPER,
  ATTR_ML_FEATURE_CATEGORY,
  ATTR_ML_MODEL_VERSION,
  ATTR_ML_REFERENCE,
} from '@driftline/semconv'
import { expect, test } from 'vitest'
import { createNames } from '../../queries/names.ts'
import type { FrameLike } from '../series.ts'
import type { FramesDistributions } from './distribution-frames.ts'
import { distributionsOfFrames } from './distribution-frames.ts'

const names = createNames()

function frame(at: Readonly<Record<string, string>>, values: readonly number[]): FrameLike {
  const labels = Object.fromEntries(Object.entries(at).map(([attribute, value]) => [names.label(attribute), value]))
  return {
    fields: [
      { type: 'time', name: 'Time', values: values.map((_, i) => i) },
      { type: 'number', name: 'whatever', labels, values },
    ],
  }
}

/** A bin then and now. */
function bin(at: Readonly<Record<string, string>>, reference: number, current: number): readonly FrameLike[] {
  return [
    frame({ ...at, [ATTR_ML_BIN_SOURCE]: 'reference' }, [0.5, reference]),
    frame({ ...at, [ATTR_ML_BIN_SOURCE]: 'current' }, [0.5, current]),
  ]
}

const upper = (edge: string) => ({ [ATTR_ML_BIN_UPPER]: edge, [ATTR_ML_REFERENCE]: 'training' })

function read(frames: readonly FrameLike[]): FramesDistributions['distributions'] {
  const found = distributionsOfFrames(names, frames)
  if (found.isWrong) throw new Error(found.found)
  return found.distributions
}

test('frames become a distribution of the newest samples, the lowest range first and summed up', () => {
  const [own] = read([...bin(upper('+Inf'), 0.25, 0.5), ...bin(upper('10'), 0.5, 0.25), ...bin(upper('2'), 0.25, 0.25)])
  expect(own).toMatchObject({ name: '', reference: 'training', timeMs: 1 })
  expect(own?.bins.map(({ upper: edge, reference, current }) => [edge, reference, current])).toEqual([
    [2, 0.25, 0.25],
    [10, 0.5, 0.25],
    [Infinity, 0.25, 0.5],
  ])
  expect(own?.bins.map(({ cumulative }) => cumulative?.current)).toEqual([0.25, 0.5, 1])
})

test('categories stand by how many had them then, and are never summed up', () => {
  const of = (category: string) => ({ [ATTR_ML_FEATURE_CATEGORY]: category })
  const [own] = read([...bin(of('rare'), 0.1, 0.9), ...bin(of('usual'), 0.9, 0.1)])
  expect(own?.bins.map(({ category }) => category)).toEqual(['usual', 'rare'])
  expect(own?.bins.every(({ cumulative }) => cumulative === undefined)).toBe(true)
})

test('several distributions are told apart by what they differ in', () => {
  const of = (version: string) => bin({ ...upper('1'), [ATTR_ML_MODEL_VERSION]: version }, 1, 1)
  expect(read([...of('1'), ...of('2')]).map(({ name }) => name)).toEqual(['1', '2'])
})

test('one side alone is no comparison, and shares without bins are no distribution', () => {
  const now = frame({ ...upper('1'), [ATTR_ML_BIN_SOURCE]: 'current' }, [1])
  for (const frames of [[], [now], [frame({ [ATTR_ML_BIN_SOURCE]: 'current' }, [1])]])
    expect(distributionsOfFrames(names, frames)).toMatchObject({
      isWrong: true,
      needed: expect.stringContaining(names.label(ATTR_ML_BIN_SOURCE)) as string,
    })
})

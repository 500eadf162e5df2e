import { expect, test } from 'vitest'
import { createRandom } from './chance/create-random.ts'
import { dayAt } from './clock.ts'
import type { TrialVerdict } from './doors.ts'
import { headlinesOf, isOfEveryone, openModel } from './doors.ts'

const everyone = { name: 'all', value: 'all' }
const line = (reference: TrialVerdict['reference'], state: TrialVerdict['state'], feature = 'x'): TrialVerdict => ({
  feature,
  segment: everyone,
  reference,
  state,
  isOfModel: false,
})

test('the headline is the first reference past learning, else the first', () => {
  const learning = line('training', 'learning')
  const seasonal = line('seasonal', 'ok')
  expect(headlinesOf([seasonal, learning])).toEqual([seasonal])
  expect(headlinesOf([line('seasonal', 'learning'), learning])).toEqual([learning])
  expect(headlinesOf([seasonal, line('training', 'act')]).map(({ state }) => state)).toEqual(['act'])
})

test('there is one headline a feature and segment, and none of a reference that was not asked for', () => {
  const lines = [line('training', 'ok'), line('training', 'act', 'y'), line('seasonal', 'ok', 'y')]
  expect(headlinesOf(lines).map(({ feature, state }) => [feature, state])).toEqual([
    ['x', 'ok'],
    ['y', 'act'],
  ])
  expect(headlinesOf(lines, ['seasonal']).map(({ feature }) => feature)).toEqual(['y'])
})

test('a model with a profile judges everyone and each segment, and sees what has moved', () => {
  const { normal } = createRandom('doors')
  const day = (number: number, shift = 0) => ({
    ...dayAt(number),
    cells: { x: Array.from({ length: 2000 }, (_, row) => normal() + (row % 2 === 0 ? shift : 0)) },
    segments: { side: Array.from({ length: 2000 }, (_, row) => (row % 2 === 0 ? 'even' : 'odd')) },
  })
  const reference = Array.from({ length: 28 }, (_, number) => day(number))
  const dimensions = { side: ['even', 'odd'] }
  const model = openModel({ features: { x: { type: 'numeric' } }, window: '1d', dimensions, reference })
  model.close(day(28, 3))
  const verdicts = headlinesOf(model.close(day(29, 3))).filter(({ isOfModel }) => !isOfModel)
  expect(verdicts.map(({ segment, state }) => [segment.value, state])).toEqual([
    ['all', 'act'],
    ['even', 'act'],
    ['odd', 'ok'],
  ])
  expect(verdicts.filter(isOfEveryone)).toHaveLength(1)
})

test('a model without a profile learns', () => {
  const model = openModel({ features: { x: { type: 'categorical', values: ['a', 'b'] } }, window: '1d' })
  const [verdict] = headlinesOf(model.close({ ...dayAt(0), cells: { x: ['a', 'b', 'c', null] } }))
  expect(verdict?.state).toBe('learning')
})

import { expect, test } from 'vitest'
import { allTrials } from './all-trials.ts'
import { NOT_MET_YET } from './not-met-yet.ts'
import { runTrial } from './run-trial.ts'
import { meetsBar } from './trial.ts'

test('a bar is met by just as much as it says', () => {
  expect(meetsBar({ kind: 'at_most', share: 0.01 }, { count: 1, of: 100 })).toBe(true)
  expect(meetsBar({ kind: 'at_most', share: 0 }, { count: 1, of: 40_000 })).toBe(false)
  expect(meetsBar({ kind: 'at_least', share: 0.8 }, { count: 4, of: 5 })).toBe(true)
  expect(meetsBar({ kind: 'at_least', share: 0.8 }, { count: 3, of: 5 })).toBe(false)
  expect(meetsBar({ kind: 'at_least', share: 0.8 }, { count: 0, of: 0 })).toBeUndefined()
})

test('every trial has a name of its own, under its group', () => {
  const ids = allTrials.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { id, group } of allTrials) expect(id).toMatch(new RegExp(`^${group}/[\\w-]+$`))
})

test('what is known to miss its bar is a trial with a bar', () => {
  const withBar = new Set(allTrials.flatMap(({ id, bar }) => (bar ? [id] : [])))
  expect([...NOT_MET_YET].filter((id) => !withBar.has(id))).toEqual([])
})

test('a trial gives the same outcome every time', () => {
  const trial = allTrials.find(({ id }) => id === 'power/missing')!
  expect(runTrial(trial, 'short')).toEqual(runTrial(trial, 'short'))
})

test('the certain bound of the PSI is seldom above the truth', () => {
  const trial = allTrials.find(({ id }) => id === 'coverage/sample-1000-rows-1000-reference')!
  const { count, of } = runTrial(trial, 'short')!
  expect(count / of).toBeLessThan(0.005)
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { trainingRows } from './training-rows.ts'

test('the rows in the folder are those the seed gives', () => {
  expect(readFileSync(new URL('../train.csv', import.meta.url), 'utf8')).toBe(trainingRows())
})

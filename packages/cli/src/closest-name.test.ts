import { expect, test } from 'vitest'

import { closestName } from './closest-name.ts'

test.each([
  ['dates', 'date'],
  ['Clark_Lake', 'clark_lake'],
  ['clarklake', 'clark_lake'],
  ['x', undefined],
  ['temperature', undefined],
])('for %s it asks for %s', (name, expected) => {
  expect(closestName(name, ['date', 'clark_lake', 'weekday'])).toBe(expected)
})

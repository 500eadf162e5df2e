import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closestName } from './closest-name.ts'

test.each([
  ['referenzes', ['features', 'references'], 'references'],
  ['Features', ['features', 'references'], 'features'],
  ['seasn', ['season', 'seasonal'], 'season'],
  ['colour', ['type', 'unit'], undefined],
  ['q', ['a'], undefined],
  ['', ['abc'], undefined],
  ['x', [], undefined],
])('%s among %j is %s', (name, known, expected) => {
  expect(closestName(name, known)).toBe(expected)
})

test('a known name of three characters or more is closest to itself', () => {
  const names = fc.uniqueArray(
    fc.string({ minLength: 3 }).filter((name) => name === name.toLowerCase()),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(names, (known) => {
      for (const name of known) expect(closestName(name, known)).toBe(name)
    }),
  )
})

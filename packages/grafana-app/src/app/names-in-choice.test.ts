import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinNames, splitNames } from './names-in-choice.ts'

test('names come back from a choice as they were, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('', '~', ',', '~2C', '~7E2C'))), (names) => {
      expect(splitNames(joinNames(names))).toEqual(names)
    }),
  )
})

test('plain names stand in the address as they are', () => {
  expect(joinNames(['night', 'early morning'])).toBe('night,early morning')
  expect(joinNames(['a,b', ''])).toBe('a~2Cb,~')
  expect(splitNames('')).toEqual([])
})

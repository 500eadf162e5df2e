import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textParts } from './text-parts.ts'

test('only what is alike is shortened, and words differ as a whole', () => {
  const long = 'x '.repeat(50)
  const [installed, wanted] = textParts(`${long}/ 0.001 ${long}`, `${long}/ 0.01 ${long}`)
  expect(installed).toEqual({ before: `…${'x '.repeat(19)}/ `, differing: '0.001', after: ` ${'x '.repeat(19)}x…` })
  expect(wanted).toEqual({ ...installed, differing: '0.01' })
})

test('short texts come together again from their parts', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (installed, wanted) => {
      const joined = textParts(installed, wanted).map(({ before, differing, after }) => before + differing + after)
      expect(joined).toEqual([installed, wanted])
    }),
  )
})

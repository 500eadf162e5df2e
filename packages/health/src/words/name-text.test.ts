import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categoryText, figuredName, inertText, nameText, segmentText } from './name-text.ts'

test('a name stands between backticks, a bucket and the rest do not', () => {
  expect(categoryText('de')).toBe('`de`')
  expect(categoryText(String.raw`\other`)).toBe('`other`')
  expect(categoryText('hash:07')).toBe('hash bucket 07')
  expect(categoryText('other')).toBe('all others')
})

test('a name that ends in a number is kept apart from its figures', () => {
  expect(figuredName('hash:46', '2.9 → 9 %')).toBe('hash bucket 46: 2.9 → 9 %')
  expect(figuredName('de', '2.9 → 9 %')).toBe('`de` 2.9 → 9 %')
})

test('what would move or hide text is shown as a sign of its own', () => {
  expect(nameText('a\nb\u202Ec`d')).toBe('`a�b�cˋd`')
  expect(segmentText({ name: 'region', value: 'west\u0000' })).toBe('region=west�')
})

test('a long name is cut, whole characters at a time', () => {
  expect(inertText('x'.repeat(300))).toBe(`${'x'.repeat(40)}…`)
  expect(inertText('😀'.repeat(41))).toBe(`${'😀'.repeat(40)}…`)
  expect(inertText('😀'.repeat(40))).toBe('😀'.repeat(40))
})

test('whatever it holds, a text comes out on one line, short and without anything unseen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const inert = inertText(text)
      expect(inert).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}`]/u)
      expect(Array.from(inert).length).toBeLessThanOrEqual(41)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketLabel, escapeCategory, readCategoryLabel } from './category-label.ts'

const awkward = fc
  .tuple(fc.nat(3), fc.constantFrom('other', 'hash:07', 'hash:99', 'hash:7', 'x', ''))
  .map(([backslashes, text]) => '\\'.repeat(backslashes) + text)

test('every name comes back from its label', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), awkward), (name) => {
      expect(readCategoryLabel(escapeCategory(name))).toEqual({ kind: 'name', name })
    }),
  )
})

test('two names never share a label', () => {
  fc.assert(
    fc.property(awkward, awkward, (a, b) => {
      expect(escapeCategory(a) === escapeCategory(b)).toBe(a === b)
    }),
  )
})

test('a name that reads like a reserved label carries a backslash, others stay as they are', () => {
  expect(escapeCategory('other')).toBe(String.raw`\other`)
  expect(escapeCategory('hash:07')).toBe(String.raw`\hash:07`)
  expect(escapeCategory(String.raw`\other`)).toBe(String.raw`\\other`)
  expect(escapeCategory('others')).toBe('others')
  expect(escapeCategory(String.raw`\n`)).toBe(String.raw`\n`)
})

test('the rest and the buckets have labels of their own', () => {
  expect(readCategoryLabel('other')).toEqual({ kind: 'other' })
  for (let bucket = 0; bucket < 64; bucket += 1)
    expect(readCategoryLabel(bucketLabel(bucket))).toEqual({ kind: 'bucket', bucket })
  expect(readCategoryLabel('hash:64')).toEqual({ kind: 'name', name: 'hash:64' })
})

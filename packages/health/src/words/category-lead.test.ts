import { expect, test } from 'vitest'
import { categoryLead, newNames } from './category-lead.ts'

const categories = [
  { label: 'hash:46', reference: 0.029, current: 0.09 },
  { label: 'hash:05', reference: 0.1, current: 0.05 },
]
const newCategories = { count: 4, most: [{ label: 'hash:01', current: 0.051 }] }

test('a hash bucket is kept apart from its figures', () => {
  expect(categoryLead({ change: { categories } })?.now).toBe('hash bucket 46: 2.9 → 9 %, hash bucket 05: 10 → 5 %')
  expect(newNames(newCategories)).toBe('hash bucket 01: 5.1 % and 3 more')
})

import { expect, test } from 'vitest'
import { categoryLead, knownLead, newNames } from './category-lead.ts'

const categories = [
  { label: 'hash:46', reference: 0.029, current: 0.09 },
  { label: 'hash:05', reference: 0.1, current: 0.05 },
]
const newCategories = { count: 4, most: [{ label: 'hash:01', current: 0.051 }] }

test('a hash bucket is kept apart from its figures', () => {
  expect(categoryLead({ change: { categories } })?.now).toBe('hash bucket 46: 2.9 → 9 %, hash bucket 05: 10 → 5 %')
  expect(newNames(newCategories)).toBe('hash bucket 01: 5.1 % and 3 more')
})

test('new categories are told with those that moved, or left to who told them', () => {
  const rest = { label: 'other', reference: 0, current: 0.051 }
  const statistics = { change: { categories: [...categories, rest], newCategories }, newCategory: 0.051 }
  expect(categoryLead(statistics)?.now).toBe(
    'hash bucket 46: 2.9 → 9 %, hash bucket 05: 10 → 5 %, new: hash bucket 01: 5.1 % and 3 more',
  )
  expect(knownLead(statistics)?.now).toBe('hash bucket 46: 2.9 → 9 %, hash bucket 05: 10 → 5 %')
  expect(knownLead({ ...statistics, change: { categories: [rest], newCategories } })).toBeUndefined()
})

import { expect, test } from 'vitest'
import { segmentsClause } from './segments-clause.ts'

const part = (name: string, value: string, mix: number, within: number) => ({ segment: { name, value }, mix, within })

test('a shift inside one segment names it', () => {
  const all = segmentsClause([part('region', 'west', 0.03, 0.95), part('region', 'east', 0, 0.02)])
  expect(all).toEqual({ text: 'all of it in region=west', isOneSegment: true })
  const most = segmentsClause([part('region', 'west', 0.1, 0.62), part('region', 'east', 0.1, 0.18)])
  expect(most?.text).toBe('62 % of it in region=west')
})

test('other rows than before name the dimension', () => {
  const mix = segmentsClause([part('region', 'west', 0.7, 0.01), part('region', 'east', 0.3, -0.01)])
  expect(mix).toEqual({ text: 'a different mix of region, west above all', isOneSegment: false })
})

test('a shift of everyone alike names none', () => {
  expect(segmentsClause([part('region', 'west', 0, 0.4), part('region', 'east', 0, 0.4)])).toBeUndefined()
  expect(segmentsClause([])).toBeUndefined()
})

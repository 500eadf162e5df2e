import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resourceName } from './resource-name.ts'

const DNS_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/

test.each([
  ['ridership', 'driftline-ridership'],
  ['fare-2-eu', 'driftline-fare-2-eu'],
  ['Ridership v2', 'driftline-ridership-v2-5c828470'],
  ['模型', 'driftline-641e9277'],
])('the resource of the model %s is %s', (model, name) => {
  expect(resourceName(model)).toBe(name)
})

test.each([
  [53, `driftline-${'a'.repeat(53)}`],
  [54, `driftline-${'a'.repeat(44)}-ef28c887`],
])('a name of %d letters makes one of 63 at most', (count, name) => {
  expect(resourceName('a'.repeat(count))).toBe(name)
  expect(name).toHaveLength(63)
})

test('whatever a model is called, its resource has a DNS label', () => {
  const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.stringMatching(/^[a-z0-9-]{0,80}$/))
  fc.assert(
    fc.property(names, (model) => {
      expect(resourceName(model)).toMatch(DNS_LABEL)
    }),
  )
})

test('models whose names come out alike have resources apart', () => {
  const long = 'a'.repeat(80)
  const models = ['fare', 'Fare', 'fare!', 'fare-', `${long}1`, `${long}2`]
  expect(new Set(models.map(resourceName)).size).toBe(models.length)
})

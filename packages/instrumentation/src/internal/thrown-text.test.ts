import { expect, test } from 'vitest'
import { thrownClass, thrownText } from './thrown-text.ts'

test('an error is told by its class and place, not by its message', () => {
  expect(thrownText(new RangeError('age 4711'))).toMatch(/^RangeError at .*thrown-text\.test\.ts:\d+:\d+$/)
  expect(thrownText(new TypeError(''))).toMatch(/^TypeError at .*:\d+:\d+$/)
})

test('a message that reads like a place is none', () => {
  expect(thrownText(new Error('x\n    at secret (/secret/4711:1:1)'))).not.toContain('4711')
  const renamed = new Error('x\n    at secret (/secret/4711:1:1)')
  expect(renamed.stack).toContain('4711')
  renamed.message = 'y'
  expect(thrownText(renamed)).toBe('Error')
})

test('what is no error, or named like none, keeps its words to itself', () => {
  expect(thrownText('age 4711')).toBe('string')
  expect(thrownText({ message: 'age 4711' })).toBe('object')
  expect(thrownClass(Object.assign(new Error('x'), { name: 'age 4711' }))).toBe('Error')
  expect(thrownClass(Object.assign(new Error('x'), { name: 'MyError' }))).toBe('MyError')
  const hostile = new Proxy(new Error('x'), {
    getPrototypeOf: () => {
      throw new Error('age 4711')
    },
  })
  expect(thrownText(hostile)).toBe('unknown')
})

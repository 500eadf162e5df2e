import { expect, test } from 'vitest'
import { isAsShown, shownValues } from './shown-values.ts'

test('what is beside an expression, below a call or below what prints is expected in its order', () => {
  const { code, expected, isOpen } = shownValues(
    "f(1) // => 2\nvalue.x < 3 // => true\ng({ a: [1] })\n// => 'b'\nconsole.log(3) \n// => 3\n// => …",
  )
  expect(expected).toEqual(['2', 'true', "'b'", '3'])
  expect(isOpen).toBe(true)
  expect(code.split('\n').slice(1)).toEqual([
    'console.log($inspect(f(1)))',
    'console.log($inspect(value.x < 3))',
    'console.log($inspect(g({ a: [1] })))',
    'console.log(3) ',
  ])
})

test('an ellipsis stands for the rest of a number, and nothing else does', () => {
  expect(isAsShown('0.16942', '0.169…')).toBe(true)
  expect(isAsShown('0.17', '0.169…')).toBe(false)
  expect(isAsShown('0.1694', '0.169')).toBe(false)
})

import { PassThrough } from 'node:stream'

import { expect, test } from 'vitest'

import { printFailure } from './print-failure.ts'
import { TableError } from './tables/table-error.ts'

function print(error: unknown, env: Record<string, string> = {}): string {
  const stderr = new PassThrough({ encoding: 'utf8' })
  printFailure(error, { stderr, env })
  return String(stderr.read())
}

test('an error of ours is printed in its own words', () => {
  expect(print(new TableError('ERR_TABLE_EMPTY', 'data.csv is empty.'))).toBe('driftline: data.csv is empty.\n')
})

test.each([
  [new TypeError('x is not a function\nat all'), 'TypeError: x is not a function'],
  [Object.assign(new TypeError('bad'), { code: 'ERR_INVALID_ARG_TYPE' }), 'TypeError: bad'],
  ['thrown text', 'thrown text'],
])('anything else is one line that asks for a report, without a stack', (error, text) => {
  const printed = print(error)
  expect(printed).toContain(`driftline: unexpected ${text}. This is a mistake in driftline: please report it`)
  expect(printed.match(/\n/g)).toHaveLength(1)
})

test('the stack is there when asked for', () => {
  expect(print(new TypeError('x'), { DRIFTLINE_DEBUG: '1' })).toMatch(/\n {4}at /)
})

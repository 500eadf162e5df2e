import { expect, test } from 'vitest'
import type { FailedAnswer } from './data-source-error.ts'
import { toDataSourceError } from './data-source-error.ts'

const LOGIN =
  '<!DOCTYPE html><html><head><style>p {}</style><title>Sign in</title></head><body><p>Please</p></body></html>'

test.each<[kind: string, failed: FailedAnswer, words: string]>([
  ['failed', { status: 400, message: 'bad_data: parse error' }, 'bad_data: parse error'],
  ['failed', { status: 502, statusText: 'Bad Gateway', data: '' }, 'Bad Gateway'],
  ['failed', { status: 500, data: { message: 'Failed to call resource' } }, 'Failed to call resource'],
  ['failed', { status: 422, data: { error: 'out of memory' } }, 'out of memory'],
  ['failed', {}, 'status unknown'],
  [
    'forbidden',
    { status: 403, data: { message: 'Permissions needed: datasources:query' } },
    'Permissions needed: datasources:query',
  ],
  ['refused', { status: 401, data: LOGIN }, 'Sign in Please'],
  ['refused', { status: 403, data: { message: 'no org id' } }, 'no org id'],
  ['gone', { status: 404, data: { message: 'Data source not found' } }, 'Data source not found'],
  ['web-page', { status: 200, data: LOGIN }, 'Sign in Please'],
  ['web-page', { status: 404, data: LOGIN }, 'Sign in Please'],
  [
    'web-page',
    { message: 'ReadObject: expect { or , or } or n, but found <, error found in #1 byte of ...|<!DOCTYPE h|...' },
    'ReadObject: expect { or , or } or n, but found <, error found in #1 byte of ...| |...',
  ],
])('%s: %j', (kind, failed, words) => {
  expect(toDataSourceError(failed)).toMatchObject({ kind, message: words, code: 'ERR_DATA_SOURCE' })
})

test('a stack is nobody to read, and a dump is cut', () => {
  expect(toDataSourceError({ message: 'boom\n    at send (ask.ts:1:2)\n    at next' }).message).toBe('boom')
  expect(toDataSourceError({ message: 'x'.repeat(5000) }).message).toHaveLength(301)
})

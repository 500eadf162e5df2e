import { getSystemErrorMap } from 'node:util'
import { expect, test } from 'vitest'
import { fileError } from './file-error.ts'
import { describeSystemError, isSystemError, systemReason } from './system-reason.ts'

function systemError(code: string, more: object = {}): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: as the system says it`), { code, syscall: 'open', ...more })
}

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the disk can only be read'],
  ['EACCES', 'access is denied'],
  ['EPERM', 'does not permit'],
  ['EDQUOT', 'quota'],
  ['EFBIG', 'ulimit -f'],
  ['EMFILE', 'ulimit -n'],
  ['EAI_AGAIN', 'name server'],
  ['EPIPE', 'has gone'],
])('%s is said in words: %s', (code, words) => {
  const reason = systemReason(systemError(code))
  expect(reason).toContain(words)
  expect(reason).not.toContain(code)
})

test('every error that the system knows has words of its own or of the library, and ends as a sentence', () => {
  for (const [errno, [code]] of getSystemErrorMap()) {
    const reason = systemReason(systemError(code, { errno }))
    expect(reason, code).toMatch(/^[^A-Z].*[a-z)].*\.$/)
    expect(reason).not.toContain('as the system says it')
  }
})

test.each([
  [13, 'the disk is full'],
  [8, 'the disk can only be read'],
  [8 | (5 << 8), 'the disk can only be read'],
  [14, 'access is denied'],
  [10 | (12 << 8), 'the disk reports an error'],
])('code %d of an embedded database is an error of the system', (errcode, words) => {
  const error = Object.assign(new Error('database'), { code: 'ERR_SQLITE_ERROR', errcode })
  expect(isSystemError(error)).toBe(true)
  expect(systemReason(error)).toContain(words)
})

test('an error that came from another thread is known by its name', () => {
  const error = Object.assign(new Error('raw'), { code: 'ERR_STATE_DIRECTORY', errno: 'EROFS', syscall: 'open' })
  expect(systemReason(error)).toContain('the disk can only be read')
})

test.each([
  ['a mistake in the program', new TypeError('x is not a function')],
  ['an argument of ours that is wrong', Object.assign(new TypeError('bad'), { code: 'ERR_INVALID_ARG_TYPE' })],
  ['a statement of ours that is wrong', Object.assign(new Error('sql'), { code: 'ERR_SQLITE_ERROR', errcode: 1 })],
  ['a text', 'ENOENT'],
])('%s is none', (_title, error) => expect(isSystemError(error)).toBe(false))

test('an error that nobody expected there still says what was done to what', () => {
  expect(describeSystemError(systemError('EIO', { path: '/data/x', syscall: 'read' }) as never)).toBe(
    '/data/x: "read" failed: the disk reports an error. Check the disk.',
  )
  expect(
    describeSystemError(systemError('ECONNREFUSED', { address: '::1', port: 9, syscall: 'connect' }) as never),
  ).toMatch(/^::1:9: "connect" failed: nothing listens there\./)
})

test('the error of a file names file, purpose, reason and way out, and keeps its cause', () => {
  const cause = systemError('EROFS')
  const error = fileError({ path: 'a.json', trouble: 'the profile cannot be written', advice: 'Use --out' }, cause)
  expect(error.message).toBe('a.json: the profile cannot be written: the disk can only be read. Use --out.')
  expect(error.cause).toBe(cause)
})

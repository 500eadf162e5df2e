import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createLogger, type LogLevel } from './logger.ts'

function capture(level?: LogLevel) {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return { logger: createLogger(level, stream), lines }
}

describe('createLogger', () => {
  test('writes one JSON line per event, with the error and its cause', () => {
    const { logger, lines } = capture()
    logger.info({ streams: 3 }, 'listening\non two lines')
    logger.error({ error: Object.assign(new Error('x', { cause: new Error('y') }), { code: 'E_X' }) }, 'failed')
    expect(lines).toHaveLength(2)
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
    expect(JSON.parse(lines[0]!)).toEqual({
      level: 'info',
      time: expect.any(String),
      streams: 3,
      msg: 'listening\non two lines',
    })
    expect(JSON.parse(lines[1]!)).toMatchObject({
      level: 'error',
      error: { message: 'x', code: 'E_X', cause: { message: 'y' } },
    })
  })

  test('leaves out what is below its level', () => {
    const { logger, lines } = capture('warn')
    logger.info('quiet')
    logger.warn('loud')
    expect(lines).toHaveLength(1)
  })
})

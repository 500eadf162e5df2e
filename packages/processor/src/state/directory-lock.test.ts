import { spawnSync } from 'node:child_process'
import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lockDirectory } from './directory-lock.ts'
import { createTemporaryDirectory } from './temporary-directory.testing.ts'

const inUse = expect.objectContaining({ code: 'ERR_STATE_IN_USE', message: expect.stringContaining('in use by') })
const leave = (directory: string, holder: object) =>
  writeFileSync(join(directory, 'lock'), JSON.stringify({ token: 'x', ...holder }))
const deadProcess = () => spawnSync('true').pid

describe('the lock of a state directory', () => {
  test('keeps a second user out until it is released', async () => {
    const directory = createTemporaryDirectory()
    const lock = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toThrow(inUse)
    await lock.release()
    expect(existsSync(join(directory, 'lock'))).toBe(false)
    await (await lockDirectory(directory)).release()
  })

  test('of a living process keeps us out and is named', async () => {
    const directory = createTemporaryDirectory()
    leave(directory, { pid: process.ppid, host: hostname() })
    await expect(lockDirectory(directory)).rejects.toThrow(`process ${process.ppid}`)
    expect(existsSync(join(directory, 'lock'))).toBe(true)
  })

  test.each([
    ['a dead process', () => ({ pid: deadProcess(), host: hostname() })],
    ['an earlier life of our own process id', () => ({ pid: process.pid, host: hostname() })],
    ['a process id that somebody else has now', () => ({ pid: process.ppid, host: hostname(), startedAt: '-1' })],
  ])('of %s is taken over', async (_, holder) => {
    const directory = createTemporaryDirectory()
    leave(directory, holder())
    await (await lockDirectory(directory)).release()
  })

  test('of another machine counts until its heartbeat is old', async () => {
    const directory = createTemporaryDirectory()
    leave(directory, { pid: 1, host: 'elsewhere' })
    await expect(lockDirectory(directory)).rejects.toThrow(inUse)
    const old = new Date(Date.now() - 60_000)
    utimesSync(join(directory, 'lock'), old, old)
    await (await lockDirectory(directory)).release()
  })

  test('that is damaged is taken over', async () => {
    const directory = createTemporaryDirectory()
    writeFileSync(join(directory, 'lock'), '')
    await (await lockDirectory(directory)).release()
  })
})

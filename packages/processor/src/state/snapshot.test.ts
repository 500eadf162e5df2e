import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { createTemporaryDirectory } from './temporary-directory.testing.ts'

const read = (directory: string) => readSnapshot(directory, { supportedVersion: 1 })
const write = (directory: string, journalGeneration: number) =>
  writeSnapshot(directory, { version: 1, journalGeneration, state: { text: 'é\n', n: journalGeneration } })

describe('snapshots', () => {
  test('come back as they were written', async () => {
    const directory = createTemporaryDirectory()
    expect(await read(directory)).toBeUndefined()
    await write(directory, 4)
    expect(await read(directory)).toEqual({ version: 1, journalGeneration: 4, state: { text: 'é\n', n: 4 } })
    expect(readdirSync(directory)).toEqual(['snapshot.json'])
  })

  test.each([
    ['cut short', (content: Buffer) => content.subarray(0, -1)],
    ['emptied', () => Buffer.alloc(0)],
    ['changed in one bit', (content: Buffer) => content.with(content.length - 3, content.at(-3)! ^ 1)],
    ['changed in its header', (content: Buffer) => content.with(3, 0)],
  ])('fall back to the one before when the newest is %s, and keep it on the next write', async (_, spoil) => {
    const directory = createTemporaryDirectory()
    await write(directory, 1)
    await write(directory, 2)
    const file = join(directory, 'snapshot.json')
    writeFileSync(file, spoil(readFileSync(file)))
    expect(await read(directory)).toMatchObject({
      journalGeneration: 1,
      problem: expect.stringContaining('snapshot.json'),
    })
    expect(await read(directory)).toMatchObject({ journalGeneration: 1 })
    await write(directory, 3)
    rmSync(file)
    expect(await read(directory)).toMatchObject({ journalGeneration: 1 })
  })

  test('survive a crash between the two renames', async () => {
    const directory = createTemporaryDirectory()
    await write(directory, 1)
    renameSync(join(directory, 'snapshot.json'), join(directory, 'snapshot.previous.json'))
    writeFileSync(join(directory, 'snapshot.tmp'), 'half')
    expect(await read(directory)).toEqual({ version: 1, journalGeneration: 1, state: { text: 'é\n', n: 1 } })
  })

  test('of a newer version are refused, saying what to do', async () => {
    const directory = createTemporaryDirectory()
    await writeSnapshot(directory, { version: 2, journalGeneration: 1, state: {} })
    await expect(read(directory)).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_STATE_VERSION', message: expect.stringContaining('version 2') }),
    )
  })

  test('that are all damaged are an error, not an empty beginning', async () => {
    const directory = createTemporaryDirectory()
    writeFileSync(join(directory, 'snapshot.json'), 'x')
    await expect(read(directory)).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_STATE_DAMAGED', message: expect.stringContaining('move it away') }),
    )
  })
})

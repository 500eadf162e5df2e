import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStateStore, type StateStore } from './state-store.ts'
import { createTemporaryDirectory } from './temporary-directory.testing.ts'

const open = (directory: string) => openStateStore({ directory, version: 1 })
const append = (store: StateStore, text: string) => store.append(1, Buffer.from(text))
const records = async (store: StateStore) => {
  const texts: string[] = []
  for await (const { payload } of store.records()) texts.push(Buffer.from(payload).toString())
  return texts
}

describe('a state store', () => {
  test('recovers the last checkpoint and what came after it', async () => {
    const directory = createTemporaryDirectory()
    const store = await open(directory)
    expect([store.recovered, await records(store)]).toEqual([undefined, []])
    await append(store, 'a')
    await store.checkpoint(() => ['a'])
    await append(store, 'b')
    await store.close()
    const again = await open(directory)
    expect([again.recovered, await records(again)]).toEqual([['a'], ['b']])
    await again.close()
  })

  test('loses nothing when the newest checkpoint is damaged', async () => {
    const directory = createTemporaryDirectory()
    const store = await open(directory)
    for (const text of ['a', 'b', 'c']) {
      await append(store, text)
      await store.checkpoint(() => text)
    }
    await append(store, 'd')
    await store.close()
    const file = join(directory, 'snapshot.json')
    writeFileSync(file, readFileSync(file).subarray(0, -1))
    const again = await open(directory)
    expect([again.recovered, await records(again)]).toEqual(['b', ['c', 'd']])
    expect(again.problem).toContain('checksum')
    await again.checkpoint(() => 'd')
    await again.close()
    const last = await open(directory)
    expect([last.recovered, await records(last), last.problem]).toEqual(['d', [], undefined])
    await last.close()
  })

  test('puts every record into the checkpoint or behind it, however they interleave', async () => {
    const directory = createTemporaryDirectory()
    const store = await open(directory)
    const applied: string[] = []
    const running: Promise<void>[] = []
    for (let i = 0; i < 200; i++) {
      applied.push(String(i))
      running.push(append(store, String(i)))
      if (i % 37 === 0) running.push(store.checkpoint(() => applied.slice()))
      if (i % 11 === 0) await Promise.resolve()
    }
    await Promise.all(running)
    await store.close()
    const again = await open(directory)
    const recovered = [...(again.recovered as string[]), ...(await records(again))]
    expect([...new Set(recovered)]).toEqual(applied)
    await again.close()
  })

  test('goes on after a checkpoint that failed', async () => {
    const directory = createTemporaryDirectory()
    const store = await open(directory)
    await append(store, 'a')
    const failing = store.checkpoint(() => {
      throw new Error('no state')
    })
    await expect(failing).rejects.toThrow('no state')
    await append(store, 'b')
    await store.close()
    const again = await open(directory)
    expect(await records(again)).toEqual(['a', 'b'])
    await again.close()
  })

  test('is free again when opening it fails', async () => {
    const directory = createTemporaryDirectory()
    writeFileSync(join(directory, 'snapshot.json'), 'x')
    await expect(open(directory)).rejects.toThrow('No usable state')
    await expect(open(directory)).rejects.toThrow('No usable state')
  })
})

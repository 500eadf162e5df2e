import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openStateStore } from '../src/state/state-store.ts'
import { createTemporaryDirectory } from '../src/state/temporary-directory.testing.ts'

const KILLS = 6

test(
  'kill -9 in the middle of appends and checkpoints loses no acknowledged record and leaves none torn',
  { timeout: 60_000 },
  async () => {
    const directory = createTemporaryDirectory()
    let acknowledged = 0
    for (let run = 0; run < KILLS; run++) {
      acknowledged = await appendUntilKilled(directory, 40 + run * 61)
      const store = await openStateStore({ directory, version: 1 })
      let next = (store.recovered as number | undefined) ?? 0
      for await (const { payload } of store.records()) {
        const number = Buffer.from(payload).readUInt32LE()
        expect(payload).toHaveLength(4 + (number % 5000))
        expect(number).toBeLessThanOrEqual(next)
        next = Math.max(next, number + 1)
      }
      expect(next).toBeGreaterThanOrEqual(acknowledged)
      await store.close()
    }
    expect(acknowledged).toBeGreaterThan(KILLS * 40)
  },
)

async function appendUntilKilled(directory: string, lines: number): Promise<number> {
  const script = new URL('append-until-killed.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let last = 0
  let seen = 0
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line)
    seen += 1
    if (seen === lines) child.kill('SIGKILL')
  }
  expect(await exited).toEqual([null, 'SIGKILL'])
  return last
}

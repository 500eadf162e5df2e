import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openStore } from '../src/state/store.ts'

/**
 * Durable entries per second: one sender that waits for each acknowledgement, and 32 at once. With the folder of a
 * checkout that has a journal of its own as argument (or in DRIFTLINE_BEFORE), both in turn and the ratio.
 */
const ROUNDS = 5
const before = process.argv[2] ?? process.env['DRIFTLINE_BEFORE']

interface Appendable {
  readonly append: (payload: Uint8Array<ArrayBuffer>) => Promise<unknown>
  readonly close: () => Promise<void>
}

interface OldStore {
  append(kind: number, payload: Uint8Array): Promise<void>
  close(): Promise<void>
}

const openers: Record<string, (directory: string) => Promise<Appendable>> = {
  database: (directory) => openStore({ directory, version: 1 }),
}
if (before) {
  const { openStateStore } = (await import(
    pathToFileURL(`${before}/packages/processor/src/state/state-store.ts`).href
  )) as { openStateStore: (options: object) => Promise<OldStore> }
  openers['journal files'] = async (directory) => {
    const store = await openStateStore({ directory, version: 1 })
    return { append: (payload) => store.append(1, payload), close: () => store.close() }
  }
}

async function measure(open: (typeof openers)[string], shape: { bytes: number; senders: number; entries: number }) {
  const directory = await mkdtemp(join(tmpdir(), 'driftline-bench-'))
  const store = await open(directory)
  const payload = new Uint8Array(shape.bytes).fill(7)
  const start = performance.now()
  await Promise.all(
    Array.from({ length: shape.senders }, async () => {
      for (let i = 0; i < shape.entries / shape.senders; i += 1) await store.append(payload.slice())
    }),
  )
  const perSecond = shape.entries / ((performance.now() - start) / 1000)
  await store.close()
  await rm(directory, { recursive: true })
  return perSecond
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!
for (const shape of [
  { bytes: 300, senders: 1, entries: 400 },
  { bytes: 300, senders: 32, entries: 6400 },
  { bytes: 280_000, senders: 1, entries: 100 },
  { bytes: 280_000, senders: 32, entries: 320 },
]) {
  const found = Object.keys(openers).map((name) => ({ name, rates: [] as number[] }))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { name, rates } of found) rates.push(await measure(openers[name]!, shape))
  const rates = found.map(({ name, rates: all }) => ({ name, rate: median(all) }))
  const text = rates.map(({ name, rate }) => `${name} ${rate.toFixed(0)}/s`).join(', ')
  const ratio = rates[1] ? `, ratio ${(rates[0]!.rate / rates[1].rate).toFixed(2)}` : ''
  console.log(`${shape.bytes} bytes, ${shape.senders} senders: ${text}${ratio}`)
}

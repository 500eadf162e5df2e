import { openStateStore } from '../src/state/state-store.ts'

// Appends numbers for ever, writes a checkpoint now and then, and prints each number once it is acknowledged.
const store = await openStateStore({ directory: process.argv[2]!, version: 1 })
let next = (store.recovered as number | undefined) ?? 0
for await (const { payload } of store.records()) next = Math.max(next, Buffer.from(payload).readUInt32LE() + 1)

for (;;) {
  const first = next
  const appended = Array.from({ length: 1 + (first % 5) }, async () => {
    const payload = Buffer.alloc(4 + (next % 5000))
    payload.writeUInt32LE(next)
    next += 1
    await store.append(1, payload)
  })
  if (first % 7 === 0) void store.checkpoint(() => next)
  await Promise.all(appended)
  process.stdout.write(`${next}\n`)
}

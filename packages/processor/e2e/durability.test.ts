import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { crashImage, DAY_MS, HOUR_MS, specOf, START_MS, startService, temporaryFolder } from './service.testing.ts'
import type { Service } from './service.testing.ts'

const MINUTE_MS = 60_000

/** Five exports of one writer, ten rows each, in the first hour. */
async function postFive(service: Service): Promise<void> {
  for (const i of [1, 2, 3, 4, 5])
    expect(await service.post([{ timeMs: START_MS + i * MINUTE_MS, value: i * 10 }])).toMatchObject({ status: 200 })
}

test('what was acknowledged after a restart survives a kill', async () => {
  const stateDirectory = temporaryFolder()
  await (await startService({ stateDirectory })).stop()
  await postFive(await startService({ stateDirectory }))
  const after = await startService({ stateDirectory: crashImage(stateDirectory) })
  expect(await after.rowsByWindow()).toEqual({ '2026-01-01T00:00:00Z': 50 })
})

test('a flipped bit costs what it hit, is told, and everything after it is still read', async () => {
  const stateDirectory = temporaryFolder()
  const service = await startService({ stateDirectory })
  for (const i of [1, 2, 3, 4, 5])
    await service.post([{ timeMs: START_MS + i * MINUTE_MS, value: 10, category: `marked-${i}` }])
  const folder = crashImage(stateDirectory)
  flipBitAt(folder, 'marked-2')
  const after = await startService({ stateDirectory: folder })
  expect(await after.rowsByWindow()).toEqual({ '2026-01-01T00:00:00Z': 40 })
  expect(after.problems.join('\n')).toMatch(/damaged|unreadable/)
})

test('a state that is gone or emptied is told', async () => {
  for (const damage of [removeLargest, emptyLargest, overwriteStart]) {
    const stateDirectory = temporaryFolder()
    await postFive(await startService({ stateDirectory }))
    const folder = crashImage(stateDirectory)
    damage(folder)
    const after = await startService({ stateDirectory: folder })
    expect(after.problems.join('\n'), damage.name).toMatch(/state/i)
    await postFive(after)
  }
})

test('a start with a spec that lacks a model keeps the state of that model', async () => {
  const stateDirectory = temporaryFolder()
  const other = specOf('model: {name: n}\nwindows: [1h]\n')
  const models = [{ spec: specOf(), profiles: [] }]
  const first = await startService({ stateDirectory, models })
  await postFive(first)
  const without = await startService({
    stateDirectory: crashImage(stateDirectory),
    models: [{ spec: other, profiles: [] }],
  })
  expect(without.problems.join('\n')).toContain('"m"')
  await without.stop()
})

test('a model that comes back goes on where it was', async () => {
  const stateDirectory = temporaryFolder()
  const other = { spec: specOf('model: {name: n}\nwindows: [1h]\n'), profiles: [] }
  const own = { spec: specOf(), profiles: [] }
  const first = await startService({ stateDirectory, models: [own, other] })
  await postFive(first)
  await first.stop()
  const without = await startService({ stateDirectory, models: [other] })
  await without.post([{ timeMs: START_MS + 7 * MINUTE_MS, value: 3, model: 'n' }])
  await without.checkpoint()
  await without.stop()
  const again = await startService({ stateDirectory, models: [own, other] })
  expect(await again.rowsByWindow()).toEqual({ '2026-01-01T00:00:00Z': 50 })
})

test('a changed window or time zone restarts that part openly', async () => {
  for (const text of ['model: {name: m}\nwindows: [2h]\n', 'model: {name: m}\nwindows: [1d]\ntimezone: Asia/Tokyo\n']) {
    const stateDirectory = temporaryFolder()
    const first = await startService({ stateDirectory })
    await postFive(first)
    await first.stop()
    const changed = await startService({ stateDirectory, models: [{ spec: specOf(text), profiles: [] }] })
    expect(changed.problems.join('\n')).toMatch(/"m".*(window|time zone)/)
    await changed.post([{ timeMs: START_MS + 20 * MINUTE_MS, value: 60 }])
    const rows = await changed.rowsByWindow()
    expect(Object.values(rows)).toEqual([10])
    expect(changed.lines.at(-1)?.partial).toBe(true)
  }
})

test('the end of a replay is remembered like a request', async () => {
  const stateDirectory = temporaryFolder()
  const first = await startService({ stateDirectory })
  await postFive(first)
  await first.finish()
  expect(first.lines).toHaveLength(1)
  const after = await startService({ stateDirectory: crashImage(stateDirectory) })
  const late = await after.post([{ timeMs: START_MS + 6 * MINUTE_MS, value: 60 }])
  expect(late).toMatchObject({ rejected: 0 })
  expect(await after.rowsByWindow()).toEqual({ '2026-01-01T00:00:00Z': 10 })
})

test('windows continue across a clean stop and a kill', async () => {
  const stateDirectory = temporaryFolder()
  const first = await startService({ stateDirectory })
  await first.post([{ timeMs: START_MS + MINUTE_MS, value: 10 }])
  await first.stop()
  const second = await startService({ stateDirectory })
  await second.post([{ timeMs: START_MS + 2 * MINUTE_MS, value: 25 }])
  await second.checkpoint()
  await second.post([{ timeMs: START_MS + HOUR_MS + MINUTE_MS, value: 40 }])
  const third = await startService({ stateDirectory: crashImage(stateDirectory) })
  await third.post([{ timeMs: START_MS + DAY_MS, value: 100 }])
  expect(await third.rowsByWindow()).toEqual({
    '2026-01-01T00:00:00Z': 25,
    '2026-01-01T01:00:00Z': 15,
    '2026-01-01T23:00:00Z': 60,
  })
})

function files(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
}

function flipBitAt(folder: string, text: string): void {
  for (const file of files(folder)) {
    const content = readFileSync(file)
    const at = content.indexOf(text)
    if (at < 0) continue
    content[at]! ^= 4
    writeFileSync(file, content)
    return
  }
  throw new Error(`no file holds ${text}`)
}

function largest(folder: string): string {
  return [...files(folder)].sort((a, b) => statSync(b).size - statSync(a).size)[0]!
}

function removeLargest(folder: string): void {
  rmSync(largest(folder))
}

function emptyLargest(folder: string): void {
  writeFileSync(largest(folder), '')
}

function overwriteStart(folder: string): void {
  const file = largest(folder)
  const content = readFileSync(file)
  content.fill(0xff, 0, 16)
  writeFileSync(file, content)
}

test('a checkpoint while windows close holds nothing twice and nothing half', async () => {
  const stateDirectory = temporaryFolder()
  const service = await startService({ stateDirectory, limits: { latenessMs: 0 } })
  let sent = 0
  for (let hour = 0; hour < 12; hour += 1) {
    const checkpoint = service.checkpoint()
    sent += 300
    const post = service.post([{ timeMs: START_MS + (hour + 0.5) * HOUR_MS, value: sent }])
    const images = [crashImage(stateDirectory)]
    await Promise.all([post, checkpoint])
    images.push(crashImage(stateDirectory))
    const counted: number[] = []
    for (const image of images) {
      const after = await startService({ stateDirectory: image, limits: { latenessMs: 0 } })
      await after.post([{ timeMs: START_MS + (hour + 0.5) * HOUR_MS, value: sent }])
      const rows = await after.rowsByWindow()
      counted.push(Object.values(rows).at(-1)!)
      await after.stop()
    }
    expect(counted).toEqual([300, 300])
  }
  const rows = await service.rowsByWindow()
  expect(Object.values(rows)).toEqual(Array.from({ length: 12 }, () => 300))
}, 60_000)

import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, specOf, START_MS, startService, temporaryFolder } from './service.testing.ts'

const MINUTE_MS = 60_000
const iso = (timeMs: number): string => new Date(timeMs).toISOString().replace('.000Z', 'Z')

test('a stream that was silent for long goes on from its last point', async () => {
  const service = await startService({
    models: [{ spec: specOf('model: {name: m}\nwindows: [1d]\n'), profiles: [] }],
    coveredSinceMs: -Infinity,
    limits: { latenessMs: 0 },
  })
  await service.post([{ timeMs: START_MS + HOUR_MS, value: 3000 }])
  await service.post([{ timeMs: START_MS + 13 * DAY_MS + HOUR_MS, value: 3100 }])
  const rows = await service.rowsByWindow()
  expect(rows).toEqual({ [iso(START_MS)]: 3000, [iso(START_MS + 13 * DAY_MS)]: 100 })
})

test('a stream that was forgotten comes back as a baseline and its window says so', async () => {
  const service = await startService({
    models: [{ spec: specOf('model: {name: m}\nwindows: [1d]\n'), profiles: [] }],
    coveredSinceMs: -Infinity,
    limits: { latenessMs: 0 },
  })
  await service.post([{ timeMs: START_MS + HOUR_MS, value: 3000 }])
  for (let day = 1; day <= 14; day += 1)
    await service.post([{ timeMs: START_MS + day * DAY_MS + HOUR_MS, value: 100 * day, writer: 'other' }])
  await service.post([
    { timeMs: START_MS + 15 * DAY_MS + HOUR_MS, value: 3100 },
    { timeMs: START_MS + 15 * DAY_MS + HOUR_MS, value: 1500, writer: 'other' },
  ])
  const rows = await service.rowsByWindow()
  expect(rows[iso(START_MS + 15 * DAY_MS)]).toBe(100)
  expect(service.lines.at(-1)).toMatchObject({ start: iso(START_MS + 15 * DAY_MS), partial: true })
})

test('values no counter can have are refused with a reason, and the stream goes on right', async () => {
  const service = await startService()
  const at = (minute: number, value: number | string) =>
    service.post([{ timeMs: START_MS + minute * MINUTE_MS, value }])
  expect(await at(1, 10)).toMatchObject({ rejected: 0 })
  for (const [i, value] of ['NaN', 'Infinity', '-Infinity', -5, 2 ** 54, 4].entries()) {
    const answer = await at(2 + i, value)
    expect(answer, String(value)).toMatchObject({ status: 200, rejected: 1 })
    expect(answer.message, String(value)).not.toBe('')
  }
  expect(await at(20, 30)).toMatchObject({ rejected: 0 })
  expect(await service.rowsByWindow()).toEqual({ [iso(START_MS)]: 30 })
})

test('a sender whose clock is ahead makes nobody late', async () => {
  const service = await startService()
  const post = (writer: string, timeMs: number, value: number) => service.post([{ writer, timeMs, value }])
  for (let minute = 50; minute <= 70; minute += 1) {
    const timeMs = START_MS + minute * MINUTE_MS
    service.setTime(timeMs)
    expect(await post('ahead', timeMs + 9 * MINUTE_MS, minute)).toMatchObject({ rejected: 0 })
    expect(await post('honest', timeMs, minute)).toMatchObject({ rejected: 0 })
  }
})

test('a stream is counted once against the limit', async () => {
  const service = await startService({ limits: { maxStreams: 40 } })
  const post = (timeMs: number) =>
    service.post(Array.from({ length: 18 }, (_, i) => ({ category: `c${i}`, timeMs, value: timeMs - START_MS })))
  for (const hour of [0.5, 1.5, 2.5, 3.5]) expect(await post(START_MS + hour * HOUR_MS)).toMatchObject({ rejected: 0 })
  expect(service.outputs().find(({ metric }) => metric === 'driftline.processor.streams')?.value).toBe(18)
})

test('invented environments do not lock out the real one', async () => {
  const service = await startService({ limits: { maxStreams: 4000 } })
  const post = (environment: string, count: number, timeMs: number) =>
    service.post(Array.from({ length: count }, (_, i) => ({ environment, category: `c${i}`, timeMs, value: 1 })))
  await post('production', 10, START_MS + MINUTE_MS)
  const messages: string[] = []
  for (let i = 0; i < 100; i += 1) messages.push((await post(`invented-${i}`, 50, START_MS + 2 * MINUTE_MS)).message)
  expect(await post('production', 40, START_MS + 3 * MINUTE_MS)).toMatchObject({ rejected: 0 })
  expect(messages.at(-1)).toMatch(/at most 20 environments/)
})

test('streams are held by bytes too, and a refusal names the limit', async () => {
  const service = await startService({ limits: { maxBytes: 20_000 } })
  const long = 'x'.repeat(1000)
  const answer = await service.post(
    Array.from({ length: 100 }, (_, i) => ({ category: `${long}${i}`, timeMs: START_MS + MINUTE_MS, value: 1 })),
  )
  expect(answer.rejected).toBeGreaterThan(80)
  expect(answer.message).toMatch(/20,000 bytes/)
})

test('what is not seen any more is forgotten by age, and counted', async () => {
  const service = await startService({ limits: { latenessMs: 0 }, stateDirectory: temporaryFolder() })
  for (let day = 0; day < 200; day += 5) {
    service.setTime(START_MS + day * DAY_MS + HOUR_MS)
    await service.post([
      { timeMs: START_MS + day * DAY_MS + MINUTE_MS, value: 40, startMs: START_MS + day * DAY_MS, version: `v${day}` },
      {
        timeMs: START_MS + day * DAY_MS + 2 * HOUR_MS,
        value: 40,
        startMs: START_MS + day * DAY_MS,
        version: `v${day}`,
      },
    ])
  }
  const held = service.outputs().find(({ metric }) => metric === 'driftline.processor.streams')
  expect(held?.value).toBeLessThan(10)
  const forgotten = service.outputs().filter(({ metric }) => metric === 'driftline.processor.forgotten')
  expect(forgotten.some(({ value }) => value > 0)).toBe(true)
})

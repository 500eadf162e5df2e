import { METRIC_ML_INFERENCE_CALLS, METRIC_ML_INFERENCE_GOOD_CALLS } from '@driftline/semconv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../src/lives.testing.ts'
import { decodeMetrics } from '../src/otlp/decode-metrics.ts'
import { ProcessorCore } from '../src/processor-core.ts'
import { openStore } from '../src/state/store.ts'
import type { Store } from '../src/state/store.ts'
import { finishWork } from '../src/work.ts'
import { requestOf, specOf, START_MS, startService, temporaryFolder } from './service.testing.ts'
import type { CategoryPoint } from './service.testing.ts'

const EXPORT_MS = 10_000
const EXPORTS = 12
const specs = {
  plain: 'model: {name: m}\nwindows: [1h]\nslos: {availability: 0.99}\n',
  stricter: 'model: {name: m}\nwindows: [1h]\nslos: {availability: 0.999, latency: {below: 100ms, objective: 0.9}}\n',
  without: 'model: {name: m}\nwindows: [1h]\n',
}

/** What happens before an export: nothing, a checkpoint, a kill, or a start with another spec. */
type Event = 'nothing' | 'checkpoint' | 'kill' | { readonly spec: keyof typeof specs }

const calls = (writer: string, i: number): number => (i + 1) * (writer === 'a' ? 100 : 7)
const goodCalls = (writer: string, i: number): number => calls(writer, i) - 3 * i

/** The points of one export, in the order in which they come. */
function exportAt(i: number): readonly CategoryPoint[] {
  const random = createRandom(i)
  return ['a', 'b']
    .flatMap((writer) => {
      const common = { writer, timeMs: START_MS + (i + 1) * EXPORT_MS }
      return [
        { ...common, metric: METRIC_ML_INFERENCE_GOOD_CALLS, value: goodCalls(writer, i), key: random() },
        { ...common, metric: METRIC_ML_INFERENCE_CALLS, value: calls(writer, i), key: random() },
      ]
    })
    .sort((x, y) => x.key - y.key)
}

interface Shown {
  readonly events: number
  readonly good: number
}

function shownBy(core: ProcessorCore): Shown | undefined {
  const value = (metric: string): number | undefined =>
    core.outputs().find((point) => point.metric === metric && point.attributes['ml.slo.name'] === 'availability')?.value
  const [events, good] = [value('ml.slo.events'), value('ml.slo.good_events')]
  return events === undefined || good === undefined ? undefined : { events, good }
}

/** Runs all exports, one point to a request, each export after its event; what is shown after each request. */
async function run(eventAt: (i: number) => Event): Promise<readonly (Shown | undefined)[]> {
  const directory = temporaryFolder()
  let spec: keyof typeof specs = 'plain'
  let nowMs = START_MS
  const start = async () => {
    const store = await openStore({ directory, version: 3 })
    const models = [{ spec: specOf(specs[spec]), profiles: [] }]
    return { store, core: await ProcessorCore.start({ models, port: 0, now: () => nowMs }, store) }
  }
  const shown: (Shown | undefined)[] = []
  let life = await start()
  for (let i = 0; i < EXPORTS; i += 1) {
    const event = eventAt(i)
    const saving = event === 'checkpoint' ? life.core.checkpoint() : undefined
    if (event === 'kill' || typeof event === 'object') {
      await life.store.close()
      if (typeof event === 'object') ({ spec } = event)
      life = await start()
    }
    nowMs = START_MS + (i + 1) * EXPORT_MS
    for (const point of exportAt(i)) {
      const body = Buffer.from(requestOf([point]))
      const points = finishWork(decodeMetrics(body, 'json'))
      await life.core.accept({ kind: 'request', encoding: 'json', arrivalMs: nowMs, body }, points)
      shown.push(shownBy(life.core))
    }
    await saving
  }
  await life.store.close()
  return shown
}

const events = fc.array(fc.constantFrom<Event>('nothing', 'nothing', 'checkpoint', 'kill'), {
  minLength: EXPORTS,
  maxLength: EXPORTS,
})
const last = EXPORTS - 1
const all: Shown = {
  events: calls('a', last) + calls('b', last),
  good: goodCalls('a', last) + goodCalls('b', last),
}

test('kills and checkpoints at any point change no counter, and none ever falls', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (schedule) => {
      const shown = await run((i) => schedule[i]!)
      expect(shown.at(-1)).toEqual(all)
      requireGrown(shown)
    }),
    { numRuns: 6 },
  )
})

test('another spec goes on with an objective that is the same, amid kills', async () => {
  await fc.assert(
    fc.asyncProperty(events, fc.nat(EXPORTS - 1), async (schedule, at) => {
      const shown = await run((i) => (i === at ? { spec: 'stricter' } : schedule[i]!))
      expect(shown.at(-1)).toEqual(all)
      requireGrown(shown)
    }),
    { numRuns: 4 },
  )
})

test('an objective that was gone begins anew at zero, with what it sees first as its base, amid kills', async () => {
  await fc.assert(
    fc.asyncProperty(
      events,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      async (schedule, at, gap) => {
        const back = at + gap
        const shown = await run((i) => {
          if (i === at) return { spec: 'without' }
          return i === back ? { spec: 'plain' } : schedule[i]!
        })
        expect(shown.slice(4 * at, 4 * back).every((found) => found === undefined)).toBe(true)
        const since = ['a', 'b'].map((writer) => ({
          events: calls(writer, last) - calls(writer, back),
          good: goodCalls(writer, last) - goodCalls(writer, back),
        }))
        const sum = (of: keyof Shown): number => since.reduce((total, own) => total + own[of], 0)
        expect(shown.at(-1)).toEqual({ events: sum('events'), good: sum('good') })
        requireGrown(shown.slice(4 * back))
      },
    ),
    { numRuns: 6 },
  )
})

function requireGrown(shown: readonly (Shown | undefined)[]): void {
  let before: Shown = { events: 0, good: 0 }
  for (const now of shown) {
    if (!now) throw new Error('The counters are always there.')
    expect(now.good).toBeLessThanOrEqual(now.events)
    expect(now.events).toBeGreaterThanOrEqual(before.events)
    expect(now.good).toBeGreaterThanOrEqual(before.good)
    before = now
  }
}

test('a state of before objectives were counted takes what runs as a base, and keeps to that after a kill', async () => {
  const directory = temporaryFolder()
  let nowMs = START_MS
  const open = () => openStore({ directory, version: 3 })
  const models = [{ spec: specOf(specs.plain), profiles: [] }]
  const send = async (core: ProcessorCore, i: number): Promise<void> => {
    nowMs = START_MS + (i + 1) * EXPORT_MS
    const body = Buffer.from(requestOf(exportAt(i)))
    await core.accept(
      { kind: 'request', encoding: 'json', arrivalMs: nowMs, body },
      finishWork(decodeMetrics(body, 'json')),
    )
  }
  const first = await open()
  const before = await ProcessorCore.start({ models, port: 0, now: () => nowMs }, first)
  await send(before, 0)
  await first.close()
  await forgetLoading(await open())
  for (const i of [1, 2]) {
    const store = await open()
    const core = await ProcessorCore.start({ models, port: 0, now: () => nowMs }, store)
    await send(core, i)
    const since = ['a', 'b'].map((writer) => calls(writer, i) - calls(writer, 0))
    expect(shownBy(core)?.events).toBe(since[0]! + since[1]!)
    await store.close()
  }
})

/** Makes the state one of before it was kept when the specs were loaded. */
async function forgetLoading(store: Store): Promise<void> {
  const { facts, foldedSequence } = store.contents
  const { loadedMs, ...rest } = facts!
  expect(loadedMs).toBe(START_MS)
  await store.fold({ sections: [], dropped: [], throughSequence: foldedSequence, facts: rest })
  await store.close()
}

test('a scrape shows the counters from the load of the spec on, and what is not counted is said', async () => {
  const spec = specOf(specs.plain.replace('0.99}', '0.99, quality: {good: error below 2, objective: 0.9}}'))
  const service = await startService({ models: [{ spec, profiles: [] }] })
  const scrape = async (): Promise<string> => (await fetch(`${service.url}/metrics`)).text()
  const labels = 'deployment_environment_name="default",ml_model_name="m",ml_slo_name="availability"'
  expect(await scrape()).toContain(`ml_slo_events_total{${labels}} 0\n`)
  await service.post(exportAt(0))
  const after = await scrape()
  expect(after).toContain(`ml_slo_events_total{${labels}} 107\n`)
  expect(after).toContain(`ml_slo_good_events_total{${labels}} 107\n`)
  expect(after).toMatch(/^ml_slo_objective\{.*ml_slo_kind="availability".*\} 0.99$/m)
  expect(after).not.toContain('quality')
  expect(service.problems).toEqual([
    'The objective "quality" of model "m" is not counted: outcomes are not taken in yet.',
  ])
})

import '../require-conditions.testing.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ScopeMetrics } from '../telemetry/metric-data.ts'
import { privateProcess, sumByWriter } from './private-process.testing.ts'
import type { Copy, PrivateProcess } from './private-process.testing.ts'

/** Row i has the value 2^i, so that a sum says which rows are in it; exact up to this many. */
const MAX_ROWS = 50
const FAILED = { code: 1, error: new Error('refused') }

type Step =
  | { readonly kind: 'call' | 'begin' | 'attach' | 'collect'; readonly copy: number }
  | { readonly kind: 'finish' | 'wait' | 'flush' | 'answer' | 'refuse' | 'turn' }

const COPIES = 2
const step = (kinds: readonly ('finish' | 'wait' | 'flush' | 'answer' | 'refuse' | 'turn')[]): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('call' as const), copy: fc.nat(COPIES - 1) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('begin' as const), copy: fc.nat(COPIES - 1) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('attach' as const, 'collect' as const), copy: fc.nat(COPIES - 1) }),
    },
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom(...kinds) }) },
  )

/** A service of two copies of the package that lives through the steps, and what arrives of it. */
class Service {
  readonly process: PrivateProcess = privateProcess()
  readonly #copies: readonly Copy[] = Array.from({ length: COPIES }, () => this.process.copy())
  readonly #models = this.#copies.map((copy) => copy.wrap((row: { a: number }) => row.a))
  readonly #slow = this.#copies.map((copy) =>
    copy.wrap((row: { a: number }) => new Promise<number>((resolve) => this.#open.push(() => resolve(row.a)))),
  )
  readonly #open: (() => void)[] = []
  /** Last value by writer and metric: what the private reader sent successfully, and what the producer gave. */
  readonly sent = new Map<string, number>()
  readonly collected = new Map<string, number>()
  rowCount = 0
  isAttached = false

  async take(step: Step): Promise<void> {
    const { process } = this
    switch (step.kind) {
      case 'call':
        if (this.rowCount < MAX_ROWS) this.#models[step.copy]?.(this.#row())
        return
      case 'begin':
        if (this.rowCount < MAX_ROWS) void this.#slow[step.copy]?.(this.#row())
        return
      case 'finish':
        this.#open.shift()?.()
        return
      case 'wait':
        void process.pass(10_000)
        return
      case 'flush':
        void process.flush()
        return
      case 'turn':
        await process.settle()
        return
      case 'answer':
        return this.#answer(true)
      case 'refuse':
        return this.#answer(false)
      case 'attach':
        this.isAttached = true
        this.#copies[step.copy]?.metricProducer()
        return
      case 'collect':
        if (this.isAttached) await this.collect()
    }
  }

  /** Everything ends well: calls answer, exports succeed, the reader or the end of the process has the last word. */
  async end(): Promise<void> {
    for (const finish of this.#open.splice(0)) finish()
    await this.process.settle()
    void this.process.end()
    await this.#answerAll()
    if (this.isAttached) await this.collect()
  }

  async collect(): Promise<void> {
    const { resourceMetrics } = await this.#copies[0]!.metricProducer().collect()
    note(this.collected, resourceMetrics.scopeMetrics)
  }

  async #answerAll(): Promise<void> {
    await this.process.settle()
    while (this.process.pending.length > 0) {
      this.#answer(true)
      await this.process.settle()
    }
  }

  #answer(isGood: boolean): void {
    const [request] = this.process.pending
    if (request && isGood) note(this.sent, request.scopeMetrics)
    request?.answer(isGood ? undefined : FAILED)
  }

  #row(): { readonly a: number } {
    this.rowCount += 1
    return { a: 2 ** (this.rowCount - 1) }
  }
}

const METRICS = ['ml.inference.rows', 'ml.inference.calls', 'ml.feature.value', 'ml.prediction.value']

/** Cumulative points: the last one of a writer holds all before. */
function note(into: Map<string, number>, scopeMetrics: readonly ScopeMetrics[]): void {
  for (const metric of METRICS)
    for (const [writer, sum] of sumByWriter(scopeMetrics, metric)) into.set(`${metric} ${writer}`, sum)
}

const total = ({ sent, collected }: Service, metric: string): number =>
  [...sent, ...collected].reduce((sum, [key, value]) => (key.startsWith(`${metric} `) ? sum + value : sum), 0)

const inBoth = ({ sent, collected }: Service): readonly string[] => [...sent.keys()].filter((key) => collected.has(key))

async function live(steps: readonly Step[]): Promise<Service> {
  const service = new Service()
  for (const step of steps) await service.take(step)
  await service.end()
  return service
}

test('whenever a producer is handed out, every row, call and answer arrives exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step(['finish', 'wait', 'flush', 'answer', 'turn', 'turn']), { maxLength: 50 }),
      async (steps) => {
        const service = await live(steps)
        expect(inBoth(service)).toEqual([])
        expect(METRICS.map((metric) => total(service, metric))).toEqual([
          service.rowCount,
          service.rowCount,
          2 ** service.rowCount - 1,
          2 ** service.rowCount - 1,
        ])
      },
    ),
    { numRuns: 500 },
  )
})

test('where exports fail, no row arrives twice, and rows are lost only with a warning', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step(['finish', 'wait', 'flush', 'answer', 'refuse', 'turn', 'turn']), { maxLength: 50 }),
      async (steps) => {
        const service = await live(steps)
        expect(inBoth(service)).toEqual([])
        const rows = total(service, 'ml.feature.value')
        const all = 2 ** service.rowCount - 1
        // Bits of the sum are rows: none that was not there, none twice.
        expect(BigInt(rows) & ~BigInt(all)).toBe(0n)
        const hasWarned = service.process.warnings.some(({ code }) => code === 'DRIFTLINE_HAND_OVER')
        expect(hasWarned || rows === all).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

const ATTACH: Step = { kind: 'attach', copy: 1 }
const CALL: Step = { kind: 'call', copy: 0 }
const MOMENTS: Readonly<Record<string, readonly Step[]>> = {
  'before the first call': [ATTACH, CALL],
  'before the private reader began': [CALL, ATTACH, CALL],
  'while it loads the SDK': [CALL, { kind: 'wait' }, ATTACH, CALL],
  'during its first export': [CALL, { kind: 'wait' }, { kind: 'turn' }, ATTACH, CALL, { kind: 'answer' }],
  'after its first export': [
    CALL,
    { kind: 'wait' },
    { kind: 'turn' },
    { kind: 'answer' },
    { kind: 'turn' },
    CALL,
    ATTACH,
  ],
  'during a later export': [
    CALL,
    { kind: 'wait' },
    { kind: 'turn' },
    { kind: 'answer' },
    { kind: 'turn' },
    CALL,
    { kind: 'flush' },
    { kind: 'turn' },
    CALL,
    ATTACH,
    CALL,
  ],
  'while a call is under way': [
    { kind: 'begin', copy: 0 },
    { kind: 'wait' },
    { kind: 'turn' },
    { kind: 'answer' },
    { kind: 'turn' },
    ATTACH,
    { kind: 'turn' },
    { kind: 'answer' },
    { kind: 'turn' },
    { kind: 'finish' },
  ],
}

test.each(Object.entries(MOMENTS))('a producer handed out %s', async (_, steps) => {
  const service = await live(steps)
  expect(inBoth(service)).toEqual([])
  expect(total(service, 'ml.inference.rows')).toBe(service.rowCount)
  expect(total(service, 'ml.inference.calls')).toBe(service.rowCount)
  expect(total(service, 'ml.feature.value')).toBe(2 ** service.rowCount - 1)
  expect(service.process.warnings.filter(({ code }) => code !== 'DRIFTLINE_NO_SERVICE_NAME')).toEqual([])
})

test('counts that were never exported move to the producer under the writer they began with', async () => {
  const service = await live([CALL, { kind: 'wait' }, ATTACH, CALL])
  expect(service.process.requests).toEqual([])
  expect([...service.collected].filter(([key]) => key.startsWith('ml.inference.rows')).map(([, rows]) => rows)).toEqual(
    [2],
  )
})

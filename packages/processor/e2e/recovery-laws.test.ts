import type { VerdictLine } from '@driftline/health'
import { createRandom } from '../src/lives.testing.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeMetrics } from '../src/otlp/decode-metrics.ts'
import { ProcessorCore } from '../src/processor-core.ts'
import type { RunOptions } from '../src/run-options.ts'
import { STATE_VERSION } from '../src/state/section-records.ts'
import { openStore } from '../src/state/store.ts'
import type { Store } from '../src/state/store.ts'
import { finishWork } from '../src/work.ts'
import { DAY_MS, requestOf, specOf, START_MS, temporaryFolder } from './service.testing.ts'
import type { CategoryPoint } from './service.testing.ts'

const EXPORT_MS = 20 * 60_000
const EXPORTS = 15
const model = (name: string, windows: string): RunOptions['models'][number] => ({
  spec: specOf(`model: {name: ${name}}\nwindows: [${windows}]\n`),
  profiles: [],
})
const both = [model('m', '1h, 3h'), model('n', '1h')]

/** What happens after an export: nothing, a checkpoint, a kill, or a start with other models. */
type Event = 'nothing' | 'checkpoint' | 'kill' | 'fold and kill' | { readonly models: RunOptions['models'] }

/** One export of two writers of two models: cumulative counts that grow unevenly. */
function exportAt(i: number): readonly CategoryPoint[] {
  const random = createRandom(i)
  return ['m', 'n'].flatMap((name) =>
    ['a', 'b'].flatMap((writer) =>
      ['red', 'blue'].map((category) => ({
        model: name,
        writer,
        category,
        timeMs: START_MS + (i + 1) * EXPORT_MS,
        value: 40 * (i + 1) + Math.floor(20 * random()),
      })),
    ),
  )
}

/** Rows of model `m` up to a time of an export. */
function rowsUntil(timeMs: number): number {
  const i = (timeMs - START_MS) / EXPORT_MS - 1
  const own = i < 0 ? [] : exportAt(i).filter((point) => point.model === 'm')
  return own.reduce((sum, { value }) => sum + Number(value), 0)
}

interface Life {
  readonly core: ProcessorCore
  readonly store: Store
}

/** Runs all exports, each followed by its event; every line by what it is of, and what was told. */
async function run(eventAt: (i: number) => Event) {
  const directory = temporaryFolder()
  const lines = new Map<string, VerdictLine>()
  const problems: string[] = []
  let models: RunOptions['models'] = both
  let nowMs = START_MS
  const options = {
    port: 0,
    coveredSinceMs: START_MS - DAY_MS,
    now: () => nowMs,
    onProblem: (problem: string) => void problems.push(problem),
    onLines: (closed: readonly VerdictLine[]) => {
      for (const line of closed) tell(lines, line)
    },
  }
  const start = async (): Promise<Life> => {
    const store = await openStore({ directory, version: STATE_VERSION })
    return { store, core: await ProcessorCore.start({ ...options, models }, store) }
  }
  let life = await start()
  for (let i = 0; i < EXPORTS; i += 1) {
    nowMs = START_MS + (i + 1) * EXPORT_MS
    const event = eventAt(i)
    // What comes while a checkpoint is written is not in it.
    const saving = event === 'checkpoint' || event === 'fold and kill' ? life.core.checkpoint() : undefined
    await post(life.core, exportAt(i), nowMs)
    await life.core.advance()
    await saving
    if (event === 'nothing' || event === 'checkpoint') continue
    await life.store.close()
    if (typeof event === 'object') ({ models } = event)
    life = await start()
  }
  await life.core.finish()
  await life.store.close()
  return { lines, problems }
}

/** A line that is told again after a kill is the same line. */
function tell(lines: Map<string, VerdictLine>, line: VerdictLine): void {
  const key = JSON.stringify([
    line.model,
    line.version,
    line.window,
    line.start,
    line.segment,
    line.feature,
    line.reference,
  ])
  const known = lines.get(key)
  if (known) expect(line).toEqual(known)
  lines.set(key, line)
}

async function post(core: ProcessorCore, points: readonly CategoryPoint[], arrivalMs: number): Promise<void> {
  for (const half of [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)]) {
    const body = Buffer.from(requestOf(half))
    const decoded = finishWork(decodeMetrics(body, 'json'))
    await core.accept({ kind: 'request', encoding: 'json', arrivalMs, body }, decoded)
  }
}

const events = fc.array(fc.constantFrom<Event>('nothing', 'nothing', 'checkpoint', 'kill', 'fold and kill'), {
  minLength: EXPORTS,
  maxLength: EXPORTS,
})

test('kills and checkpoints at any point change no verdict', async () => {
  const expected = await run(() => 'nothing')
  expect(expected.lines.size).toBeGreaterThan(10)
  await fc.assert(
    fc.asyncProperty(events, async (schedule) => {
      const { lines, problems } = await run((i) => schedule[i]!)
      expect([...lines]).toEqual([...expected.lines])
      expect(problems).toEqual([])
    }),
    { numRuns: 6 },
  )
})

test('a model that is gone for a while and comes back, amid kills, leaves the other as it was and goes on', async () => {
  const expected = await run(() => 'nothing')
  const of = (name: string, { lines }: Awaited<ReturnType<typeof run>>) =>
    [...lines.values()].filter((line) => line.model === name)
  const rows = (found: readonly VerdictLine[]): number =>
    found.filter(({ window, headline }) => window === '1h' && headline).reduce((sum, { count }) => sum + count, 0)
  await fc.assert(
    fc.asyncProperty(events, fc.nat(EXPORTS - 5), fc.integer({ min: 1, max: 3 }), async (schedule, from, length) => {
      const changed = await run((i) => {
        if (i === from) return { models: [both[1]!] }
        return i === from + length ? { models: both } : schedule[i]!
      })
      expect(of('n', changed)).toEqual(of('n', expected))
      // Counts are cumulative: what was sent meanwhile is in the first export after it.
      expect(rows(of('m', changed))).toBe(rows(of('m', expected)))
      expect(changed.problems.join('\n')).toContain('The state of model "m" in environment "default" is kept')
    }),
    { numRuns: 6 },
  )
})

test('windows that are changed, amid kills, drop what was open, say so, and count nothing twice', async () => {
  const expected = await run(() => 'nothing')
  const rowsOf = (lines: Iterable<VerdictLine>, name: string): number =>
    [...lines]
      .filter((line) => line.model === name && line.headline && (line.window === '1h' || line.window === '2h'))
      .reduce((sum, { count }) => sum + count, 0)
  await fc.assert(
    fc.asyncProperty(events, fc.nat(EXPORTS - 1), async (schedule, at) => {
      const changed = await run((i) => (i === at ? { models: [model('m', '2h'), both[1]!] } : schedule[i]!))
      const lines = [...changed.lines.values()]
      expect(changed.problems.join('\n')).toMatch(/begins anew with \d open windows dropped: the windows were/)
      expect(rowsOf(lines, 'n')).toBe(rowsOf(expected.lines.values(), 'n'))
      expect(rowsOf(lines, 'm')).toBeLessThanOrEqual(rowsOf(expected.lines.values(), 'm'))
      const changedMs = START_MS + (at + 1) * EXPORT_MS
      for (const { window, start, end, count, partial } of lines) {
        if (window !== '2h') continue
        const [startMs, endMs] = [Date.parse(start), Math.min(Date.parse(end), START_MS + EXPORTS * EXPORT_MS)]
        expect(count).toBe(rowsUntil(endMs) - rowsUntil(Math.max(startMs, changedMs)))
        expect(partial).toBe(startMs < changedMs || endMs < Date.parse(end))
      }
    }),
    { numRuns: 6 },
  )
})

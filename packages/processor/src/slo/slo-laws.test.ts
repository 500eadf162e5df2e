import type { VerdictLine } from '@driftline/health'
import { ATTR_ML_WRITER_ID, METRIC_ML_FEATURE_VALUE } from '@driftline/semconv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom, DAY_MS, EXPORT_MS, HOUR_MS, modelOf, START_MS } from '../lives.testing.ts'
import type { MetricPoint } from '../otlp/metric-point.ts'
import { bytesHeld, restart, streamsHeld } from '../processor-laws.testing.ts'
import type { OnClosed, Processor } from '../processor.ts'
import { createProcessor, DEFAULT_LIMITS } from '../processor.ts'
import { callPointsOf, callsOf, countCalls, SLO_YAML } from './calls.testing.ts'
import type { Caller, Counted } from './calls.testing.ts'

const configuration = { models: [modelOf(SLO_YAML)], limits: { ...DEFAULT_LIMITS, latenessMs: 2 * DAY_MS } }
const HOURS = 6
const EXPORTS = (HOURS * HOUR_MS) / EXPORT_MS
const times = (from = 0, to = EXPORTS): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => START_MS + (from + i + 1) * EXPORT_MS)

const counted: readonly Caller[] = [
  { writer: 'a', startTimeMs: START_MS, exportsMs: times(0, 20) },
  { writer: 'a', startTimeMs: START_MS + 20 * EXPORT_MS, exportsMs: times(20) },
  { writer: 'b', startTimeMs: START_MS, exportsMs: times(), version: '2' },
  { writer: 'd', startTimeMs: START_MS, exportsMs: times(), temporality: 'delta', role: 'live' },
]
/** It ran before anybody listened: its first export is where counting begins. */
const older: Caller = { writer: 'c', startTimeMs: START_MS - 30 * DAY_MS, exportsMs: times() }
const apart: readonly Caller[] = [
  { writer: 'e', startTimeMs: START_MS, exportsMs: times(), role: 'canary' },
  { writer: 'f', startTimeMs: START_MS, exportsMs: times(), role: 'shadow' },
]

const expected = countCalls([
  ...counted.flatMap(callsOf),
  ...callsOf(older).filter(({ timeMs }) => timeMs > older.exportsMs[0]!),
])

/** First what begins a sender, then everything in any order, some of it twice. */
function shuffled(chance: () => number, repeats: number): readonly MetricPoint[] {
  const begun = callPointsOf({ ...older, exportsMs: older.exportsMs.slice(0, 1) })
  const points = [...counted, older, ...apart].flatMap((caller) => callPointsOf(caller))
  const firsts = new Map(
    points
      .filter(({ metric }) => metric === METRIC_ML_FEATURE_VALUE)
      .toReversed()
      .map((point) => [`${String(point.scope[ATTR_ML_WRITER_ID])} ${point.startTimeMs}`, point]),
  )
  const keyed = points.flatMap((point) => {
    const own = { point, key: chance() }
    return chance() < repeats ? [own, { point, key: chance() }] : [own]
  })
  return [...begun, ...firsts.values(), ...keyed.sort((a, b) => a.key - b.key).map(({ point }) => point)]
}

function shownBy({ registry }: Processor): Counted {
  const { counters } = registry.all()[0]!.monitor.objectives
  return Object.fromEntries(counters.map(({ objective, events, good }) => [objective.name, [events, good]]))
}

function requireGrown(now: Counted, before: Counted): void {
  for (const [name, [events, good]] of Object.entries(now)) {
    expect(good, name).toBeLessThanOrEqual(events)
    expect(events, name).toBeGreaterThanOrEqual(before[name]?.[0] ?? 0)
    expect(good, name).toBeGreaterThanOrEqual(before[name]?.[1] ?? 0)
  }
}

interface Disturbance {
  readonly seed: number
  readonly batch: number
  readonly restarts: number
  readonly repeats: number
}

function run({ seed, batch, restarts, repeats }: Disturbance): { shown: Counted; lines: readonly VerdictLine[] } {
  const chance = createRandom(seed)
  const lines: VerdictLine[] = []
  const onClosed: OnClosed = (closing) => lines.push(...closing.verdicts)
  let processor = createProcessor({ ...configuration, coveredSinceMs: START_MS }, { onClosed })
  let shown: Counted = {}
  const points = shuffled(chance, repeats)
  const arrivalMs = START_MS + DAY_MS
  for (let i = 0; i < points.length;) {
    const size = i === 0 ? 100 : Math.max(1, Math.round(2 * batch * chance()))
    processor.apply({ kind: 'points', points: points.slice(i, i + size), arrivalMs })
    i += size
    const now = shownBy(processor)
    requireGrown(now, shown)
    shown = now
    if (chance() < restarts) processor = restart(processor, configuration, onClosed)
    const [monitored] = processor.registry.all()
    if (chance() >= 0.05) continue
    const { monitor } = monitored!
    expect(monitor.account.bytes).toBe(bytesHeld(monitored!))
    expect(monitor.account.streams).toBe(streamsHeld(monitor))
  }
  processor.apply({ kind: 'finish' })
  return { shown: shownBy(processor), lines }
}

test('in any order, with any repeats, in any requests and after any restarts, the counters equal a count of the calls', () => {
  const disturbances: fc.Arbitrary<Disturbance> = fc.record({
    seed: fc.noShrink(fc.nat()),
    batch: fc.constantFrom(3, 20, 500),
    restarts: fc.constantFrom(0, 0.01, 0.05),
    repeats: fc.constantFrom(0, 0.3),
  })
  fc.assert(
    fc.property(disturbances, (disturbance) => {
      const { shown, lines } = run(disturbance)
      const { drift, ...others } = shown
      expect(others).toEqual(expected)
      const judged = lines.filter(
        ({ state, role, headline, notRenewed, feature }) =>
          headline &&
          feature !== 'all' &&
          role === 'live' &&
          !notRenewed &&
          !['learning', 'insufficient_data', 'blind'].includes(state),
      )
      expect(drift).toEqual([judged.length, judged.filter(({ state }) => state !== 'act').length])
    }),
    { numRuns: 12 },
  )
})

test('the law is tried on calls that fail, are slow, lack values and are judged', () => {
  for (const [events, good] of Object.values(expected)) {
    expect(events).toBeGreaterThan(1000)
    expect(good).toBeLessThan(0.97 * events)
  }
  expect(run({ seed: 1, batch: 500, restarts: 0, repeats: 0 }).shown['drift']?.[0]).toBeGreaterThan(0)
})

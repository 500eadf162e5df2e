import { createHash } from 'node:crypto'
import type { ReferenceColumn, VerdictLine } from '@driftline/health'
import { buildProfile } from '@driftline/health'
import { createRecorder } from '@driftline/instrumentation'
import { createProcessor, readMetricsProtobuf } from '@driftline/processor'
import { ATTR_SERVICE_NAME } from '@driftline/semconv'
import { parseMonitorSpec } from '@driftline/spec'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { describe, expect, test } from 'vitest'

const HOUR_MS = 3_600_000
const WORDS = ['visa', 'other', 'hash:07', 'cash', 'Überweisung', 'cheque']
const checked = parseMonitorSpec('model: {name: fares}\nwindows: [1h]\n', { file: 'fares.yaml' })
if (!checked.ok) throw new Error('the spec of this test is wrong')
const spec = checked.value

let state = 7
/** Numerical Recipes' LCG: the same rows everywhere. */
function random(): number {
  state = (Math.imul(1664525, state) + 1013904223) >>> 0
  return state / 2 ** 32
}

function rowsOf(count: number, words: readonly string[]) {
  return Array.from({ length: count }, () => ({
    means: words[Math.floor(random() * words.length)]!,
    amount: random() * 10,
  }))
}

const training = rowsOf(4000, WORDS)
const columns: Readonly<Record<string, ReferenceColumn>> = {
  means: { type: 'categorical', cells: training.map(({ means }) => means) },
  amount: { type: 'numeric', cells: training.map(({ amount }) => amount) },
}
const profile = buildProfile({
  model: { name: 'fares' },
  columns,
  windows: spec.windows,
  blocks: { timezone: 'UTC' },
  provenance: { source: 'rows.csv', rows: [0, 4000], rowCount: 4000, producer: 'test' },
  hash: (text) => createHash('sha256').update(text).digest('hex'),
})

/** The verdict on `means` of one hour of a service that is given whatever it is given, beside a processor with spec and profile. */
async function judgeHour(words: readonly string[], given: object): Promise<VerdictLine> {
  let nowMs = HOUR_MS
  const recorder = createRecorder({ clock: () => nowMs, monotonicClock: () => 0, writerId: 'w' })
  const lines: VerdictLine[] = []
  const processor = createProcessor(
    { models: [{ spec, profiles: [profile] }], coveredSinceMs: 0 },
    {
      onLines: (closed) => lines.push(...closed),
    },
  )
  await recorder.producer.collect()
  const predict = recorder.instrumentModel(({ amount }: { amount: number }) => amount, {
    model: 'fares',
    version: '1',
    ...given,
  })
  for (const row of rowsOf(1000, words)) predict(row)
  nowMs = 2 * HOUR_MS
  const { resourceMetrics } = await recorder.producer.collect()
  const resource = resourceFromAttributes({ [ATTR_SERVICE_NAME]: 'fares' })
  const bytes = ProtobufMetricsSerializer.serializeRequest({ resource, scopeMetrics: resourceMetrics.scopeMetrics })
  processor.apply({ kind: 'points', points: readMetricsProtobuf(bytes!), arrivalMs: nowMs })
  processor.apply({ kind: 'finish' })
  return lines.find(({ feature }) => feature === 'means')!
}

describe('a service that is given nothing but its model', () => {
  test('is compared in the buckets of the reference names, and not raised where nothing moved', async () => {
    const line = await judgeHour(WORDS, {})
    expect(line).toMatchObject({ state: 'ok', count: 1000, statistics: { newCategory: 0 } })
    expect(line.sentence).toContain('compared in hash buckets')
  })

  test('is raised where its categories moved', async () => {
    expect(await judgeHour(['visa', 'cash'], {})).toMatchObject({ state: 'act', kind: 'distribution' })
  })
})

test('a service that is given the profile is compared by name, whatever the names read like', async () => {
  const line = await judgeHour(WORDS, { profile })
  expect(line).toMatchObject({ state: 'ok', count: 1000, statistics: { newCategory: 0 } })
  expect(line.sentence).not.toContain('hash buckets')
  const { categories, reference, current } = line.statistics.distribution!
  expect([...categories!].sort()).toEqual(
    [
      ...WORDS.filter((word) => word !== 'other' && word !== 'hash:07'),
      'other',
      String.raw`\hash:07`,
      String.raw`\other`,
    ].sort(),
  )
  expect([reference.at(-1), current.at(-1)]).toEqual([0, 0])
})

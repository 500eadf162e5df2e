import { createHash } from 'node:crypto'
import type { DriftState, VerdictLine } from '@driftline/health'
import { buildProfile } from '@driftline/health'
import { createRecorder } from '@driftline/instrumentation'
import { createProcessor, readMetricsProtobuf } from '@driftline/processor'
import type { ReferenceProfile } from '@driftline/profile'
import { ATTR_SERVICE_NAME } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'
import { ProtobufMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { describe, expect, test } from 'vitest'
import { replayFile } from '../src/replay/replay-file.ts'
import { createRowSource } from './matrix-rows.testing.ts'
import type { MatrixRow } from './matrix-rows.testing.ts'
import { createSmallModel } from './small-model.testing.ts'

const HOUR_MS = 3_600_000
const ROWS_PER_HOUR = 500
/** A day is learned where there is no profile, six hours are like it, four moved. */
const QUIET_HOURS = 30
const HOURS = 34

const KNOWLEDGE = ['nothing', 'a profile', 'spec values'] as const
type Knowledge = (typeof KNOWLEDGE)[number]

const BASE = `model: {name: fares, task: regression}
windows: [1h]
references: {training: {baseline: {rows: 2000, within: 1d}}}
columns: {time: time}
`
const SPECS = {
  nothing: specOf(BASE),
  'a profile': specOf(BASE),
  'spec values': specOf(
    `${BASE}features:\n  means: {type: categorical, values: [visa, cash, cheque, voucher]}\n  amount: {type: numeric, min: 0, max: 100}\n`,
  ),
} as const

function specOf(text: string): MonitorSpec {
  const checked = parseMonitorSpec(text, { file: 'fares.yaml' })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  return checked.value
}

function profileOf(spec: MonitorSpec): ReferenceProfile {
  const rows = createRowSource(1)(4000, 'as ever')
  return buildProfile({
    model: { name: 'fares' },
    columns: {
      means: { type: 'categorical', cells: rows.map(({ means }) => means) },
      amount: { type: 'numeric', cells: rows.map(({ amount }) => amount) },
    },
    windows: spec.windows,
    blocks: { timezone: 'UTC' },
    provenance: { source: 'rows.csv', rows: [0, rows.length], rowCount: rows.length, producer: 'test' },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  })
}

const profile = profileOf(SPECS['nothing'])

/** A day and more of rows, the last four moved or not. */
function hoursOf(moves: boolean): readonly (readonly MatrixRow[])[] {
  const draw = createRowSource(2)
  return Array.from({ length: HOURS }, (_, hour) =>
    draw(ROWS_PER_HOUR, moves && hour >= QUIET_HOURS ? 'moved' : 'as ever'),
  )
}

/** The service knows one thing, the processor another; rows go through the wrapper, OTLP bytes and the processor. */
async function live(wrapper: Knowledge, processor: Knowledge, moves: boolean): Promise<readonly VerdictLine[]> {
  let nowMs = HOUR_MS
  const lines: VerdictLine[] = []
  const recorder = createRecorder({ clock: () => nowMs, monotonicClock: () => 0, writerId: 'w' })
  const running = createProcessor(
    {
      models: [{ spec: SPECS[processor], profiles: processor === 'a profile' ? [profile] : [] }],
      coveredSinceMs: 0,
    },
    { onLines: (closed) => lines.push(...closed) },
  )
  const predict = recorder.instrumentModel(({ amount }: MatrixRow) => amount, {
    model: 'fares',
    version: '1',
    ...(wrapper === 'a profile' && { profile }),
    ...(wrapper === 'spec values' && { spec: SPECS['spec values'] }),
  })
  await recorder.producer.collect()
  for (const hour of hoursOf(moves)) {
    for (const row of hour) predict(row)
    nowMs += HOUR_MS - 1
    running.apply({ kind: 'points', points: await collected(recorder), arrivalMs: nowMs })
    nowMs += 1
  }
  running.apply({ kind: 'finish' })
  return lines
}

async function collected(recorder: ReturnType<typeof createRecorder>): Promise<ReturnType<typeof readMetricsProtobuf>> {
  const { resourceMetrics } = await recorder.producer.collect()
  const resource = resourceFromAttributes({ [ATTR_SERVICE_NAME]: 'fares' })
  return readMetricsProtobuf(
    ProtobufMetricsSerializer.serializeRequest({ resource, scopeMetrics: resourceMetrics.scopeMetrics })!,
  )
}

/** The same rows from a file: wrapper and processor know the same. */
async function replay(known: Knowledge, moves: boolean): Promise<readonly VerdictLine[]> {
  const small = await createSmallModel()
  try {
    const rows = hoursOf(moves).flatMap((hour, index) =>
      hour.map(({ means, amount }, row) => {
        const time = new Date(HOUR_MS + index * HOUR_MS + row).toISOString()
        return `${time},${means},${amount}`
      }),
    )
    const path = await small.write('rows.csv', `time,means,amount\n${rows.join('\n')}\n`)
    const { lines } = await replayFile({
      path,
      spec: SPECS[known],
      ...(known === 'a profile' && { profile }),
    })
    return lines
  } finally {
    await small.remove()
  }
}

/** State of everyone's headline in the last window, by feature. */
function lastStates(lines: readonly VerdictLine[]): Readonly<Record<string, DriftState>> {
  const headlines = lines.filter(
    ({ headline, segment, feature }) => headline && segment.name === 'all' && ['means', 'amount'].includes(feature),
  )
  return Object.fromEntries(headlines.map(({ feature, state }) => [feature, state]))
}

const ALIKE = { means: 'ok', amount: 'ok' }
const MOVED = { means: 'act', amount: 'act' }

describe.each(KNOWLEDGE)('a service that knows %s', (wrapper) => {
  test.each(KNOWLEDGE)('before a processor that knows %s', async (processor) => {
    expect(lastStates(await live(wrapper, processor, false))).toEqual(ALIKE)
    expect(lastStates(await live(wrapper, processor, true))).toEqual(MOVED)
  })
})

test.each(KNOWLEDGE)('a replay that knows %s', async (known) => {
  expect(lastStates(await replay(known, false))).toEqual(ALIKE)
  expect(lastStates(await replay(known, true))).toEqual(MOVED)
})

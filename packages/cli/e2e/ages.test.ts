import { countPoints, readMetricsProtobuf } from '@driftline/processor'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planDataset } from '../src/dataset/feature-plan.ts'
import { loadProfile } from '../src/load-profile.ts'
import { loadSpec } from '../src/load-spec.ts'
import { createReplayRowReader } from '../src/replay/replay-row.ts'
import { createSimulatedService } from '../src/replay/simulated-service.ts'
import { createTimestampReader } from '../src/replay/timestamp-reader.ts'
import { openTable } from '../src/tables/open-table.ts'
import { createTimeReader } from '../src/tables/time-reader.ts'
import { runHere } from './in-process.testing.ts'
import type { SmallModel } from './small-model.testing.ts'
import { createSmallModel } from './small-model.testing.ts'

const ROWS = 600
const MINUTE_MS = 60_000
const START_MS = Date.UTC(2024, 0, 1, 6)

const SPEC = `model: {name: m}
timezone: Europe/Berlin
features: {a: {type: numeric, maxAge: 45m, timestamp: a_at}, b: {type: numeric, maxAge: 1h, timestamp: b_at}}
windows: [1d]
columns: {time: at}
`

/** A time as clocks in Berlin show it in winter, without saying so. */
const berlin = (timeMs: number): string => new Date(timeMs + 60 * MINUTE_MS).toISOString().slice(0, 19)

/** Values of `a` are 0 to 49 minutes old, and one in ten of them is not there. */
function rowsOf(cellOf: (madeAtMs: number, i: number) => string): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const timeMs = START_MS + i * 1000
    const value = i % 10 === 3 ? '' : String((i * 7) % 40)
    return [berlin(timeMs), value, (i * 11) % 40, cellOf(timeMs - (i % 50) * MINUTE_MS, i)].join(',')
  })
  return `at,a,b,a_at\n${rows.join('\n')}\n`
}

describe('a file with a column that says when values were made', () => {
  let model: SmallModel
  beforeAll(async () => {
    model = await createSmallModel()
    await model.write('model.yaml', SPEC)
  })
  afterAll(() => model.remove())

  /** Writes and profiles the rows. @returns the arguments that replay them */
  async function build(rows: string): Promise<readonly string[]> {
    const files = [await model.write('data.csv', rows), '--spec', model.at('model.yaml')]
    const { code, err } = await runHere(['profile', 'build', ...files, '--out', model.at('p.json')])
    expect(code, err).toBe(0)
    return ['replay', ...files, '--profile', model.at('p.json')]
  }

  async function countFile() {
    const spec = await loadSpec(model.at('model.yaml'))
    const profile = await loadProfile(model.at('p.json'), spec)
    const table = await openTable(model.at('data.csv'))
    const plan = planDataset({ file: 'data.csv', spec, columns: table.columns, sample: () => [] })
    const timeOf = createTimeReader(table, { column: 'at', timezone: spec.timezone })
    const { madeAt } = createTimestampReader(spec.timezone)
    const service = createSimulatedService({ spec, profile, version: '1' })
    service.setTime(START_MS)
    const read = createReplayRowReader({ plan, timeOf, madeAt })
    for await (const batch of table.batches()) for (const row of read(batch)) service.predict(row)
    await table.close()
    service.setTime(START_MS + ROWS * 1000)
    const increments = countPoints(readMetricsProtobuf(await service.export()), spec)
    return Object.fromEntries(increments.map(({ target, counts }) => [target.feature, counts]))
  }

  test('has their ages counted on the clock of the file, and those that are stale', async () => {
    const replay = await build(rowsOf((madeAtMs) => berlin(madeAtMs)))
    const { a, b } = await countFile()
    const ages = Array.from({ length: ROWS }, (_, i) => (i % 10 === 3 ? [] : [i % 50])).flat()
    expect(a!.aged).toBe(ages.length)
    expect(a!.problems).toMatchObject({ missing: ROWS / 10, stale: ages.filter((age) => age > 45).length })
    expect(b!.aged).toBeUndefined()
    const { code, err } = await runHere([...replay, '--json'])
    expect(code, err).toBe(0)
    expect(err).toContain('1 timestamp column that the file does not have, so ages are not known: b_at')
    expect(err).not.toContain('a_at')
  })

  test('has no age where a cell is empty, and says which column has cells that are no times', async () => {
    const replay = await build(rowsOf((_, i) => (i % 2 === 0 ? '' : 'yesterday')))
    expect((await countFile())['a']!.aged).toBeUndefined()
    const { code, err } = await runHere([...replay, '--json'])
    expect(code, err).toBe(0)
    expect(err).toContain('1 timestamp column with cells that are no times, so some ages are not known: a_at')
  })
})

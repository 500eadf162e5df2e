import type { FeatureCounts } from '@driftline/health'
import { categoryRows, countRows, noFeatureCounts, rowsIn } from '@driftline/health'
import { countPoints, decodeMetrics, finishWork } from '@driftline/processor'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import { parseMonitorSpec } from '@driftline/spec'
import { describe, expect, test } from 'vitest'
import { buildFileProfile } from '../src/build-file-profile.ts'
import { planDataset } from '../src/dataset/feature-plan.ts'
import type { ReplayRow } from '../src/replay/replay-row.ts'
import { createReplayRowReader } from '../src/replay/replay-row.ts'
import { createSimulatedService } from '../src/replay/simulated-service.ts'
import { openTable } from '../src/tables/open-table.ts'
import { hasData, metaOf, pathOf, specTextOf, tabularSets } from './reference-sets.testing.ts'

/** What a file would not hold but a service can be called with. */
const HOSTILE: readonly unknown[] = [
  'text',
  '-999',
  -999,
  null,
  undefined,
  '',
  NaN,
  -Infinity,
  '12',
  true,
  12n,
  {},
  [],
  'other',
  'hash:07',
  '\\other',
  '__proto__',
  'never seen',
  1e300,
  -1e-300,
  -0,
]
/** One row in so many is hostile in one feature. */
const HOSTILE_EVERY = 3

interface Model {
  readonly spec: MonitorSpec
  readonly profile: ReferenceProfile
  readonly rows: readonly ReplayRow[]
}

/** A model of the set that takes -999 for a special value. */
async function openSet(set: string): Promise<Model> {
  const text = specTextOf(set, '1d').replaceAll('{type: ', '{special: [-999], type: ')
  const checked = parseMonitorSpec(text, { file: `${set}.yaml` })
  if (!checked.ok) throw new Error(checked.issues.map(({ message }) => message).join('\n'))
  const spec = checked.value
  const [from, to] = metaOf(set).reference
  const profile = await buildFileProfile({ path: pathOf(set), spec, rows: { from, to } })
  return { spec, profile, rows: await readRows(set, spec, profile) }
}

async function readRows(set: string, spec: MonitorSpec, profile: ReferenceProfile): Promise<readonly ReplayRow[]> {
  const table = await openTable(pathOf(set))
  const profileTypes = Object.fromEntries(Object.entries(profile.features).map(([name, { type }]) => [name, type]))
  const plan = planDataset({ file: set, spec, columns: table.columns, sample: () => [], profileTypes })
  const rows: ReplayRow[] = []
  const read = createReplayRowReader({ plan, timeOf: () => 0 })
  for await (const batch of table.batches())
    for (const row of read(batch)) rows.push({ ...row, features: { ...row.features }, output: { ...row.output } })
  await table.close()
  return rows
}

/** The same rows, one value in some of them replaced by what no file holds. */
function withHostileValues(rows: readonly ReplayRow[], names: readonly string[]): readonly ReplayRow[] {
  return rows.map((row, i) => {
    if (i % HOSTILE_EVERY !== 0) return row
    const place = i / HOSTILE_EVERY
    const value = HOSTILE[Math.floor(place / names.length) % HOSTILE.length]
    return { ...row, features: { ...row.features, [names[place % names.length]!]: value } }
  })
}

/** What a row has of a feature or an output. */
function cellOf({ features, output }: ReplayRow, name: string): unknown {
  if (name === 'score') return output.score
  return name === 'prediction' ? (output.class ?? output.value) : features[name]
}

/** Rows through the wrapper, its bytes, the decoder and the panes of a processor. */
async function countThroughTheWire({ spec, profile, rows }: Model): Promise<ReadonlyMap<string, FeatureCounts>> {
  const service = createSimulatedService({ spec, profile, version: '1' })
  service.setTime(Date.UTC(2026, 0, 1))
  for (const row of rows) service.predict(row)
  service.setTime(Date.UTC(2026, 0, 1, 1))
  const points = finishWork(decodeMetrics(await service.export(), 'protobuf'))
  const increments = countPoints(points, spec)
  return new Map(increments.map(({ target, counts }) => [target.feature, counts]))
}

/** Without counts of nothing, and without what a difference has not (sum, extremes) or an SDK does not send (zero threshold). */
function toComparable({ values, scores, categories, special, problems }: FeatureCounts): unknown {
  return {
    values: values && values.count > 0 ? countsOf(values) : undefined,
    scores: scores && scores.count > 0 ? { bounds: scores.bounds, counts: scores.counts } : undefined,
    categories: categories && categoryRows(categories) > 0 ? withoutPrototypes(categories) : undefined,
    special: nonZero(special),
    problems: nonZero(problems),
  }
}

type Sketch = Exclude<FeatureCounts['values'], undefined>

function countsOf({ scale, zeroCount, positive, negative, count }: Sketch): unknown {
  return { scale, zeroCount, positive, negative, count }
}

function withoutPrototypes({ names, buckets, other }: Exclude<FeatureCounts['categories'], undefined>): unknown {
  return { names: nonZero(names), buckets: nonZero(buckets), other }
}

function nonZero(counts: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(counts).filter(([, count]) => count > 0))
}

describe.runIf(hasData)('rows are counted alike through the wrapper, OTLP and processor and by themselves', () => {
  test.each(tabularSets)('%s, with values no file holds mixed in', async (set) => {
    const model = await openSet(set)
    const names = Object.keys(model.spec.features)
    const rows = withHostileValues(model.rows, names)
    const counted = await countThroughTheWire({ ...model, rows })
    for (const [name, feature] of Object.entries(model.profile.features)) {
      const cells = rows.map((row) => cellOf(row, name))
      const found = counted.get(name) ?? noFeatureCounts
      expect(toComparable(found), name).toEqual(
        toComparable(countRows(feature, cells, { spec: model.spec.features[name] })),
      )
      expect(rowsIn(found), name).toBe(rows.length)
    }
    expect([...counted.keys()].toSorted()).toEqual(Object.keys(model.profile.features).toSorted())
  })
})

import type { ReferenceProfile } from '@driftline/profile'
import { ML_SEGMENT_NAME_VALUE_ALL } from '@driftline/semconv'
import type { MonitorSpec } from '@driftline/spec'
import type { FeatureCounts, SegmentCounts } from '../src/index.ts'
import { countCells } from './count-cells.ts'
import { groupBy } from './group-by.ts'
import type { FeaturePlan, WindowRows } from './window-rows.ts'

/** What a window's rows are counted by. */
export interface Counting {
  readonly features: Readonly<Record<string, FeaturePlan>>
  readonly spec: MonitorSpec
  readonly profile: ReferenceProfile | undefined
}

type CountsByFeature = Readonly<Record<string, FeatureCounts>>

/** Counts everyone and each segment; problems carry a feature's name for everyone only, as on the wire. */
export function countWindow(rows: WindowRows, counting: Counting): readonly SegmentCounts[] {
  const everyone = withStale(countFeatures(rows, counting), rows.stale ?? {})
  const segments = Object.entries(rows.segments ?? {}).flatMap(([name, values]) =>
    [...groupBy(values.keys(), (row) => values[row]!)].map(([value, members]) => ({
      name,
      value,
      features: mapValues(countFeatures(rows, counting, members), (counts) => ({ ...counts, problems: {} })),
    })),
  )
  return [{ name: ML_SEGMENT_NAME_VALUE_ALL, value: ML_SEGMENT_NAME_VALUE_ALL, features: everyone }, ...segments]
}

function countFeatures(
  { cells }: WindowRows,
  { features, spec, profile }: Counting,
  members?: readonly number[],
): CountsByFeature {
  return mapValues(cells, (all, name) =>
    countCells(members ? members.map((row) => all[row]) : all, {
      type: features[name]!.type,
      spec: spec.features[name],
      profile: profile?.features[name],
    }),
  )
}

function withStale(features: CountsByFeature, stale: Readonly<Record<string, number>>): CountsByFeature {
  return mapValues(features, (counts, name) => {
    const rows = stale[name]
    return rows === undefined ? counts : { ...counts, problems: { ...counts.problems, stale: rows } }
  })
}

function mapValues<V, W>(record: Readonly<Record<string, V>>, map: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}

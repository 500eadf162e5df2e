import type { SegmentFeature, SegmentReference } from '@driftline/profile'
import { ML_SEGMENT_VALUE_VALUE_OTHER } from '@driftline/semconv'
import { pickCells } from '../counts/cell-column.ts'
import { isOutput } from '../monitored-features.ts'
import type { ProfiledFeature } from './profile-feature.ts'
import { profileFeature } from './profile-feature.ts'
import type { WindowBlocks } from './reference-blocks.ts'
import type { ReferenceColumn } from './reference-column.ts'

/** Features that are judged in segments: the most important ones, and what the model puts out. */
const SEGMENT_FEATURES = 20
/** Values of a dimension with a segment of their own. */
const SEGMENT_VALUES = 50
/** A segment below this many rows has no reference of its own. */
const MINIMUM_SEGMENT_ROWS = 300

/** One way to split the rows of a reference. */
export interface ReferenceDimension {
  readonly name: string
  /** Value by row; undefined where the row has none. */
  readonly values: readonly (string | undefined)[]
  /** The values the spec declares, if it does. */
  readonly declared?: readonly string[]
}

/** What segments are cut from. */
export interface SegmentSource {
  readonly columns: Readonly<Record<string, ReferenceColumn>>
  /** The features of everyone. */
  readonly features: Readonly<Record<string, ProfiledFeature>>
  /** The blocks of some rows, by window length. */
  readonly blocksOf: (rows: readonly number[]) => readonly WindowBlocks[]
}

/** The references of the segments of one dimension, by value. */
export function profileSegments(
  dimension: ReferenceDimension,
  source: SegmentSource,
): Readonly<Record<string, SegmentReference>> {
  const segments: Record<string, SegmentReference> = Object.create(null)
  for (const [value, rows] of rowsByValue(dimension)) segments[value] = profileSegment(dimension.name, rows, source)
  return segments
}

function rowsByValue({ values, declared }: ReferenceDimension): readonly (readonly [string, readonly number[]])[] {
  const byValue = new Map<string, number[]>()
  const known = declared && new Set(declared)
  for (const [row, value] of values.entries()) {
    const own = value === undefined || known?.has(value) === false ? ML_SEGMENT_VALUE_VALUE_OTHER : value
    const rows = byValue.get(own)
    if (rows) rows.push(row)
    else byValue.set(own, [row])
  }
  const ranked = [...byValue]
    .filter(([value]) => value !== ML_SEGMENT_VALUE_VALUE_OTHER)
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  const rest = [
    ...(byValue.get(ML_SEGMENT_VALUE_VALUE_OTHER) ?? []),
    ...ranked.slice(SEGMENT_VALUES).flatMap(([, rows]) => rows),
  ]
  return [
    ...ranked.slice(0, SEGMENT_VALUES),
    ...(rest.length > 0 ? [[ML_SEGMENT_VALUE_VALUE_OTHER, rest.sort((a, b) => a - b)] as const] : []),
  ]
}

function profileSegment(dimension: string, rows: readonly number[], source: SegmentSource): SegmentReference {
  const blocks = rows.length >= MINIMUM_SEGMENT_ROWS ? source.blocksOf(rows) : []
  const features: Record<string, Partial<SegmentFeature>> = Object.create(null)
  for (const name of segmentFeatures(source)) {
    const everyone = source.features[name]!
    const column = source.columns[name]!
    const shared = everyone.count(rows).counted
    const own =
      rows.length >= MINIMUM_SEGMENT_ROWS && name !== dimension
        ? profileFeature(
            { ...column, cells: pickCells(column.cells, rows), sample: undefined },
            blocks,
            everyone.profile,
          )
        : undefined
    features[name] = { shared, ...(own && { profile: own.profile }) }
  }
  return { rows: rows.length, problems: problemsOf(rows, source), features }
}

function segmentFeatures({ features, columns }: SegmentSource): readonly string[] {
  const names = Object.keys(features)
  const importance = (name: string): number => columns[name]?.spec?.importance ?? 0
  const inputs = names.filter((name) => !isOutput(name)).sort((a, b) => importance(b) - importance(a))
  return [...inputs.slice(0, SEGMENT_FEATURES), ...names.filter(isOutput)]
}

function problemsOf(rows: readonly number[], { features }: SegmentSource): SegmentReference['problems'] {
  const problems: Record<string, number> = { missing: 0, type: 0, range: 0 }
  for (const [name, { rows: classified }] of Object.entries(features)) {
    if (isOutput(name)) continue
    for (const row of rows) {
      if (classified.hasProblem(row, 'missing')) problems['missing']! += 1
      if (classified.hasProblem(row, 'type') || classified.hasProblem(row, 'non_finite')) problems['type']! += 1
      if (classified.hasProblem(row, 'range')) problems['range']! += 1
    }
  }
  return problems
}

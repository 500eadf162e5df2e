import type { MonitorSpec } from '@driftline/spec'
import { readDataset } from '../dataset/read-dataset.ts'
import { requireHashing } from '../hash-categories.ts'
import type { RowRange } from '../tables/row-range.ts'
import { inspectReference, withoutConstants } from './left-out-columns.ts'
import type { ComparedPart } from './compare-datasets.ts'
import { comparePart } from './compare-datasets.ts'

/** Rows of a file. */
export interface FileRows {
  readonly path: string
  readonly rows?: RowRange
}

/** Which rows of which files are compared; plain data. */
export interface FilesToCompare {
  readonly spec: MonitorSpec
  readonly reference: FileRows
  readonly current: FileRows
  /** Variables among which a hash key may be. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Which of how many parts. */
export interface PartNumber {
  readonly index: number
  readonly of: number
}

/** Reads and compares the features of two files that fall to a part. */
export async function compareOnePart(
  { spec, reference, current, env }: FilesToCompare,
  part: PartNumber,
): Promise<ComparedPart> {
  const read = await readDataset(reference.path, spec, {
    mayLackFeatures: true,
    isRead: (_, i) => partOf(i, part.of) === part.index,
    ...rowsOf(reference),
  })
  const inspected = inspectReference(read, spec)
  const before = inspected.reference
  const own = new Set(read.columns.map(({ name }) => name))
  const unread = new Set(read.features.filter((name) => !own.has(name)))
  for (const { name } of inspected.leftOut) unread.add(name)
  const after = await readDataset(current.path, spec, {
    mayLackFeatures: true,
    isRead: (name) => !unread.has(name),
    types: Object.fromEntries(before.columns.map(({ name, type }) => [name, type])),
    ...rowsOf(current),
  })
  const both = withoutConstants(inspected, after, spec)
  const hashing = requireHashing({ spec, env })
  return comparePart(spec, both.reference, { current: after, hashing, leftOut: both.leftOut })
}

/** Rounds in which the features are dealt: of each the first part takes three, every other two. */
const DEALT = { first: 3, other: 2 } as const

/** Which part compares a feature. The first one begins at once, the others when their threads have started. */
export function partOf(feature: number, of: number): number {
  const round = DEALT.first + (of - 1) * DEALT.other
  const place = feature % round
  return place < DEALT.first ? 0 : 1 + Math.floor((place - DEALT.first) / DEALT.other)
}

function rowsOf({ rows }: FileRows): { rows?: RowRange } {
  return rows ? { rows } : {}
}

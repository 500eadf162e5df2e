import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { MonitorSpec } from '@driftline/spec'
import { readDataset } from '../dataset/read-dataset.ts'
import type { FileComparison } from '../file-comparison.ts'
import type { RowRange } from '../tables/row-range.ts'
import type { ComparedPart } from './compare-datasets.ts'
import { comparePart, joinParts } from './compare-datasets.ts'
import { startCompareThread } from './compare-thread.ts'

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
}

/** Bytes of both files from which a second thread is worth the time it takes to start. */
const WORTH_A_THREAD = 8_000_000

/**
 * Compares two files feature by feature; the features of large ones in two threads, each of which reads both files.
 *
 * @throws DatasetError, TableError as reading does, whichever thread finds what is wrong.
 */
export async function compareInParts(files: FilesToCompare): Promise<FileComparison> {
  const of = (await isWorthAThread(files)) ? 2 : 1
  if (of === 1) return joinParts(files.spec, [await compareOnePart(files, { index: 0, of })])
  const thread = startCompareThread(files, { index: 1, of })
  try {
    const own = await compareOnePart(files, { index: 0, of })
    return joinParts(files.spec, [own, await thread.part])
  } finally {
    await thread.end()
  }
}

/** Which of how many parts. */
export interface PartNumber {
  readonly index: number
  readonly of: number
}

/** Reads and compares every so many features of two files. */
export async function compareOnePart(
  { spec, reference, current }: FilesToCompare,
  part: PartNumber,
): Promise<ComparedPart> {
  const before = await readDataset(reference.path, spec, {
    mayLackFeatures: true,
    isRead: (_, i) => i % part.of === part.index,
    ...rowsOf(reference),
  })
  const own = new Set(before.columns.map(({ name }) => name))
  const ofOthers = new Set(before.features.filter((name) => !own.has(name)))
  const after = await readDataset(current.path, spec, {
    mayLackFeatures: true,
    isRead: (name) => !ofOthers.has(name),
    types: Object.fromEntries(before.columns.map(({ name, type }) => [name, type])),
    ...rowsOf(current),
  })
  return comparePart(spec, before, after)
}

function rowsOf({ rows }: FileRows): { rows?: RowRange } {
  return rows ? { rows } : {}
}

async function isWorthAThread({ reference, current }: FilesToCompare): Promise<boolean> {
  if (availableParallelism() < 2) return false
  const sizes = await Promise.all([reference, current].map(({ path }) => sizeOf(path)))
  return sizes.reduce((sum, size) => sum + size, 0) >= WORTH_A_THREAD
}

/** Bytes of a file; 0 where it cannot be told, which whoever reads it will say. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}

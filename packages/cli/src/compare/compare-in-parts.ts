import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { FileComparison } from '../file-comparison.ts'
import { joinParts } from './compare-datasets.ts'
import { compareOnePart } from './compare-one-part.ts'
import type { FilesToCompare } from './compare-one-part.ts'
import { startCompareThread } from './compare-thread.ts'

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

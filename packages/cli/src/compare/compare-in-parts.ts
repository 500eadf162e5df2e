import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { FileComparison } from '../file-comparison.ts'
import { joinParts } from './compare-datasets.ts'
import { compareOnePart } from './compare-one-part.ts'
import type { FilesToCompare } from './compare-one-part.ts'
import { startCompareThread } from './compare-thread.ts'

/** Bytes of both files that are worth the time a further thread takes to start. */
const WORTH_A_THREAD = 8_000_000
/** Each thread reads both files, so that more of them are hardly faster. */
const MOST_THREADS = 4

/**
 * Compares two files feature by feature; the features of large ones in as many threads as there are cores, at most four,
 * each of which reads both files.
 *
 * @throws DatasetError, TableError as reading does, whichever thread finds what is wrong.
 */
export async function compareInParts(files: FilesToCompare): Promise<FileComparison> {
  const of = await partsOf(files)
  const threads = Array.from({ length: of - 1 }, (_, i) => startCompareThread(files, { index: i + 1, of }))
  try {
    const own = await compareOnePart(files, { index: 0, of })
    return joinParts(files.spec, [own, ...(await Promise.all(threads.map(({ part }) => part)))])
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

async function partsOf({ reference, current }: FilesToCompare): Promise<number> {
  const sizes = await Promise.all([reference, current].map(({ path }) => sizeOf(path)))
  const worth = Math.floor(sizes.reduce((sum, size) => sum + size, 0) / WORTH_A_THREAD)
  return Math.max(1, Math.min(MOST_THREADS, availableParallelism(), 1 + worth))
}

/** Bytes of a file; 0 where it cannot be told, which whoever reads it will say. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}

import type { FeatureCounts, RowCounts } from '@driftline/health'
import type { PointData } from '../streams/point-difference.ts'

/** What is held is counted by its shape, never asked of the heap, so that the same input meets the same limits. */
const BYTES_PER_COUNT = 8

/** Bytes of a text in UTF-8. */
export function bytesOfText(text: string): number {
  return Buffer.byteLength(text)
}

/** Bytes of a data point: eight for each bucket, bound and count. */
export function bytesOfData(data: PointData): number {
  switch (data.kind) {
    case 'exponential':
      return BYTES_PER_COUNT * (data.histogram.positive.counts.length + data.histogram.negative.counts.length + 2)
    case 'explicit':
      return BYTES_PER_COUNT * (data.histogram.bounds.length + data.histogram.counts.length + 1)
    case 'number':
    case 'unsupported':
      return BYTES_PER_COUNT
  }
}

/** Bytes of the counts of one feature. */
export function bytesOfCounts({ values, scores, categories, special, problems, aged }: FeatureCounts): number {
  return (
    (values ? bytesOfData({ kind: 'exponential', histogram: values }) : 0) +
    (scores ? bytesOfData({ kind: 'explicit', histogram: scores }) : 0) +
    (categories ? bytesOfNames(categories.names) + bytesOfNames(categories.buckets) : 0) +
    bytesOfNames(special) +
    bytesOfNames(problems) +
    (aged === undefined ? 0 : BYTES_PER_COUNT)
  )
}

/** Bytes of the counts of rows. */
export function bytesOfRows({ unexpected }: RowCounts): number {
  return 2 * BYTES_PER_COUNT + bytesOfNames(unexpected)
}

function bytesOfNames(counts: Readonly<Record<string, number>>): number {
  let bytes = 0
  for (const name of Object.keys(counts)) bytes += bytesOfText(name) + BYTES_PER_COUNT
  return bytes
}

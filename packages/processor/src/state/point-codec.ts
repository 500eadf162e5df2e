import type { FeatureCounts, RowCounts } from '@driftline/health'
import type { ExplicitHistogramData, ExponentialHistogramData } from '@driftline/statistics'
import type { PointData } from '../streams/point-difference.ts'
import type { BinaryReader } from './binary-reader.ts'
import { BinaryError } from './binary-reader.ts'
import type { BinaryWriter } from './binary-writer.ts'

const NUMBER = 0
const EXPLICIT = 1
const EXPONENTIAL = 2
/** What counts of a feature begin with says what they have; states of before ages know the first only. */
const HAS_VALUES = 1
const HAS_AGES = 2
/** In place of categories: there are none, they are not hashed, or they are and the id of the key follows. */
const NO_CATEGORIES = 0
const CATEGORIES = 1
const HASHED_CATEGORIES = 2

/** Writes the measured part of a point. */
export function writePointData(to: BinaryWriter, data: PointData): void {
  switch (data.kind) {
    case 'number':
      to.count(NUMBER).double(data.value)
      return
    case 'explicit':
      writeExplicit(to.count(EXPLICIT), data.histogram)
      return
    case 'exponential':
      writeExponential(to.count(EXPONENTIAL), data.histogram)
      return
    case 'unsupported':
      throw new TypeError('Points that cannot be used are not kept.')
  }
}

/** Reads what {@link writePointData} wrote. */
export function readPointData(from: BinaryReader): PointData {
  const kind = from.count()
  if (kind === NUMBER) return { kind: 'number', value: from.double() }
  if (kind === EXPLICIT) return { kind: 'explicit', histogram: readExplicit(from) }
  if (kind === EXPONENTIAL) return { kind: 'exponential', histogram: readExponential(from) }
  throw new BinaryError(`There is no kind ${kind} of point.`)
}

function writeExplicit(to: BinaryWriter, { bounds, counts }: ExplicitHistogramData): void {
  to.doubles(bounds).counts(counts)
}

function readExplicit(from: BinaryReader): ExplicitHistogramData {
  const bounds = from.doubles()
  const counts = from.counts()
  return { bounds, counts, count: total(counts) }
}

function writeExponential(to: BinaryWriter, histogram: ExponentialHistogramData): void {
  const { scale, zeroThreshold, zeroCount, positive, negative } = histogram
  to.integer(scale).double(zeroThreshold).count(zeroCount)
  to.integer(positive.offset).counts(positive.counts).integer(negative.offset).counts(negative.counts)
}

function readExponential(from: BinaryReader): ExponentialHistogramData {
  const scale = from.integer()
  const zeroThreshold = from.double()
  const zeroCount = from.count()
  const positive = { offset: from.integer(), counts: from.counts() }
  const negative = { offset: from.integer(), counts: from.counts() }
  const count = zeroCount + total(positive.counts) + total(negative.counts)
  return { scale, zeroThreshold, zeroCount, positive, negative, count }
}

/** Writes the counts of one feature in a window. */
export function writeFeatureCounts(to: BinaryWriter, counts: FeatureCounts): void {
  const { values, scores, categories, aged } = counts
  to.count((values ? HAS_VALUES : 0) + (aged === undefined ? 0 : HAS_AGES))
  if (values) writeExponential(to, values)
  to.count(scores ? 1 : 0)
  if (scores) writeExplicit(to, scores)
  writeCategories(to, categories)
  writeNames(to, counts.special)
  writeNames(to, counts.problems)
  if (aged !== undefined) to.double(aged)
}

/** Reads what {@link writeFeatureCounts} wrote. */
export function readFeatureCounts(from: BinaryReader): FeatureCounts {
  const flags = from.count()
  const values = (flags & HAS_VALUES) > 0 ? readExponential(from) : undefined
  const scores = from.count() === 1 ? readExplicit(from) : undefined
  const categories = readCategories(from)
  const [special, problems] = [readNames(from), readNames(from)]
  return {
    ...(values && { values }),
    ...(scores && { scores }),
    ...(categories && { categories }),
    special,
    problems,
    ...((flags & HAS_AGES) > 0 && { aged: from.double() }),
  }
}

function writeCategories(to: BinaryWriter, categories: FeatureCounts['categories']): void {
  if (!categories) return void to.count(NO_CATEGORIES)
  const { names, buckets, other, hashKey } = categories
  to.count(hashKey === undefined ? CATEGORIES : HASHED_CATEGORIES)
  writeNames(to, names)
  writeNames(to, buckets)
  to.double(other)
  if (hashKey !== undefined) to.text(hashKey)
}

function readCategories(from: BinaryReader): FeatureCounts['categories'] {
  const kind = from.count()
  if (kind !== CATEGORIES && kind !== HASHED_CATEGORIES) return undefined
  const categories = { names: readNames(from), buckets: readNames(from), other: from.double() }
  return kind === HASHED_CATEGORIES ? { ...categories, hashKey: from.text() } : categories
}

/** Writes what rows were in a window. */
export function writeRowCounts(to: BinaryWriter, { rows, duplicates, unexpected }: RowCounts): void {
  writeNames(to.double(rows).double(duplicates), unexpected)
}

/** Reads what {@link writeRowCounts} wrote. */
export function readRowCounts(from: BinaryReader): RowCounts {
  return { rows: from.double(), duplicates: from.double(), unexpected: readNames(from) }
}

function writeNames(to: BinaryWriter, counts: Readonly<Record<string, number>>): void {
  const entries = Object.entries(counts)
  to.count(entries.length)
  for (const [name, count] of entries) to.text(name).double(count)
}

function readNames(from: BinaryReader): Readonly<Record<string, number>> {
  const counts = Object.create(null) as Record<string, number>
  for (let left = from.count(); left > 0; left -= 1) {
    const name = from.text()
    counts[name] = from.double()
  }
  return counts
}

function total(counts: readonly number[]): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}

import type { FeatureCounts, OpenCategoryCounts } from '@driftline/health'
import {
  addCategoryRows,
  addCounts,
  createCategoryCounts,
  mergeFeatureCounts,
  noFeatureCounts,
  WINDOW_SKETCH_SIZE,
} from '@driftline/health'
import type { CategoryLabel } from '@driftline/profile'
import { ML_FEATURE_PROBLEM_VALUE_STALE } from '@driftline/semconv'
import { mergeExponentialHistograms } from '@driftline/statistics'
import type { CategoryCounter, FeatureCounter } from '../intake/count-target.ts'
import type { PointData } from '../streams/point-difference.ts'
import { AgeTally } from './age-tally.ts'
import type { JudgedAges } from './age-tally.ts'

type Names = Record<string, number>

/** What one feature counted in one pane, all writers together. */
export interface Tallied {
  readonly counts: FeatureCounts
  /** Whether ages were sent that cannot be judged: the greatest one is no edge of theirs. */
  readonly hasBlindAges: boolean
}

/** Adds up what the streams of one feature counted in one pane. */
export class FeatureTally {
  #values: FeatureCounts['values']
  #scores: FeatureCounts['scores']
  #categories: OpenCategoryCounts | undefined
  #special: Names | undefined
  #problems: Names | undefined
  #ages: AgeTally | undefined
  readonly #maxAgeSeconds: number | undefined

  /** @param maxAgeSeconds the greatest age of the feature, where the spec declares one */
  constructor(maxAgeSeconds?: number) {
    this.#maxAgeSeconds = maxAgeSeconds
  }

  /** Adds one stream's counts; the kinds of counter and data fit. */
  add(counter: FeatureCounter, data: PointData, writer: string): void {
    switch (data.kind) {
      case 'exponential':
        return this.#addValues(data.histogram)
      case 'explicit':
        if (counter.kind === 'ages') return this.#obtainAges().addAges(writer, data.histogram)
        return this.#addScores(data.histogram)
      case 'number':
        if (isStale(counter)) return this.#obtainAges().addStale(writer, data.value)
        return data.value > 0 ? this.#addNumber(counter, data.value) : undefined
      case 'unsupported':
    }
  }

  #addValues(histogram: Exclude<FeatureCounts['values'], undefined>): void {
    if (histogram.count === 0) return
    this.#values = this.#values ? mergeExponentialHistograms(this.#values, histogram, WINDOW_SKETCH_SIZE) : histogram
  }

  #addScores(scores: Exclude<FeatureCounts['scores'], undefined>): void {
    if (scores.count === 0) return
    const known = this.#scores
    this.#scores = known
      ? mergeFeatureCounts({ ...noFeatureCounts, scores: known }, { ...noFeatureCounts, scores }).scores
      : scores
  }

  #addNumber(counter: FeatureCounter, count: number): void {
    if (counter.kind === 'special') return addName((this.#special ??= noNames()), counter.name, count)
    if (counter.kind === 'problem') return addName((this.#problems ??= noNames()), counter.name, count)
    if (counter.kind === 'category' || counter.kind === 'bucket' || counter.kind === 'other')
      addCategoryRows((this.#categories ??= createCategoryCounts()), labelOf(counter), {
        rows: count,
        hashKey: counter.hashKey,
      })
  }

  #obtainAges(): AgeTally {
    return (this.#ages ??= new AgeTally())
  }

  /** Everything that was added. */
  toTallied(): Tallied {
    const ages = this.#ages?.judge(this.#maxAgeSeconds)
    const counts = {
      ...(this.#values && { values: this.#values }),
      ...(this.#scores && { scores: this.#scores }),
      ...(this.#categories && { categories: this.#categories }),
      special: this.#special ?? NO_NAMES,
      problems: this.#problems ?? NO_NAMES,
    }
    return { counts: ages ? withAges(counts, ages) : counts, hasBlindAges: ages?.isBlind === true }
  }
}

function labelOf(counter: CategoryCounter): CategoryLabel {
  switch (counter.kind) {
    case 'category':
      return { kind: 'name', name: counter.name }
    case 'bucket':
      return { kind: 'bucket', bucket: Number(counter.name) }
    case 'other':
      return { kind: 'other' }
  }
}

function isStale(counter: FeatureCounter): boolean {
  return counter.kind === 'problem' && counter.name === ML_FEATURE_PROBLEM_VALUE_STALE
}

function withAges(counts: FeatureCounts, { aged, stale }: JudgedAges): FeatureCounts {
  return {
    ...counts,
    ...(stale > 0 && { problems: addCounts(counts.problems, { [ML_FEATURE_PROBLEM_VALUE_STALE]: stale }) }),
    ...(aged > 0 && { aged }),
  }
}

/** Without a prototype: a category named `__proto__` is a name like any other. */
function noNames(): Names {
  return Object.create(null) as Names
}

/** One for all who have none: an object without a prototype takes 180 bytes. */
const NO_NAMES: Readonly<Names> = Object.freeze(noNames())

function addName(counts: Names, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count
}

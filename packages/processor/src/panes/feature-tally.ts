import type { FeatureCounts, OpenCategoryCounts } from '@driftline/health'
import { createCategoryCounts, mergeFeatureCounts, noFeatureCounts, WINDOW_SKETCH_SIZE } from '@driftline/health'
import { mergeExponentialHistograms } from '@driftline/statistics'
import type { Counter } from '../intake/count-target.ts'
import type { PointData } from '../streams/point-difference.ts'

type Names = Record<string, number>

/** Adds up what the streams of one feature counted in one pane. */
export class FeatureTally {
  #values: FeatureCounts['values']
  #scores: FeatureCounts['scores']
  #categories: OpenCategoryCounts | undefined
  #special: Names | undefined
  #problems: Names | undefined

  /** Adds one stream's counts; the kinds of counter and data fit. */
  add(counter: Counter, data: PointData): void {
    if (data.kind === 'exponential') this.#addValues(data.histogram)
    else if (data.kind === 'explicit') this.#addScores(data.histogram)
    else if (data.kind === 'number' && data.value > 0) this.#addNumber(counter, data.value)
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

  #addNumber(counter: Counter, count: number): void {
    switch (counter.kind) {
      case 'category':
        return addName(this.#obtainCategories().names, counter.name, count)
      case 'bucket':
        return addName(this.#obtainCategories().buckets, counter.name, count)
      case 'other':
        this.#obtainCategories().other += count
        return
      case 'special':
        return addName((this.#special ??= noNames()), counter.name, count)
      case 'problem':
        return addName((this.#problems ??= noNames()), counter.name, count)
      case 'values':
      case 'scores':
    }
  }

  #obtainCategories() {
    return (this.#categories ??= createCategoryCounts())
  }

  toCounts(): FeatureCounts {
    return {
      ...(this.#values && { values: this.#values }),
      ...(this.#scores && { scores: this.#scores }),
      ...(this.#categories && { categories: this.#categories }),
      special: this.#special ?? NO_NAMES,
      problems: this.#problems ?? NO_NAMES,
    }
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

import { bucketLabel, escapeCategory, HASH_BUCKETS, hashBucket } from '@driftline/profile'
import type { ValueRule } from '@driftline/profile'
import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { CountTable } from '../sketch/count-table.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'

const BUCKET_LABELS = Array.from({ length: HASH_BUCKETS }, (_, bucket) => bucketLabel(bucket))

/** Category counts of one feature: by name where names are known, else by hash bucket, so that processes can be added up. */
export class Categories {
  readonly counts: CountTable
  readonly #indexByName: ReadonlyMap<string, number> | undefined
  /** Index of the names of which nothing can be said but that they are categories: neither special nor unexpected. */
  readonly #plainIndexByName: ReadonlyMap<string, number> | undefined
  /** Whether that holds of every text. */
  readonly #isAnyPlain: boolean

  constructor(config: FeatureConfig, limits: { readonly categories: number; readonly budget: SeriesBudget }) {
    const { categories, rule } = config
    const names = categories && [...new Set(categories)].slice(0, limits.categories)
    this.#indexByName = names && new Map(names.map((name, index) => [name, index]))
    this.#plainIndexByName =
      this.#indexByName && new Map([...this.#indexByName].filter(([name]) => isPlain(name, rule)))
    this.#isAnyPlain = !names && !rule.expected && rule.specialByText.size === 0
    const labels = names?.map(escapeCategory) ?? BUCKET_LABELS
    this.counts = new CountTable([...labels, ML_FEATURE_CATEGORY_VALUE_OTHER], limits.budget)
  }

  /** Counts a category once per segment. */
  record(name: string, segments: readonly number[], length: number): void {
    const index = this.#indexByName ? (this.#indexByName.get(name) ?? this.#indexByName.size) : hashBucket(name)
    this.counts.add(index, segments, length)
  }

  /** Counts a plain category in one look-up; false, and nothing counted, for everything else. */
  recordPlain(name: string, segments: readonly number[], length: number): boolean {
    if (name === '') return false
    const index = this.#isAnyPlain ? hashBucket(name) : this.#plainIndexByName?.get(name)
    if (index === undefined) return false
    this.counts.add(index, segments, length)
    return true
  }
}

function isPlain(name: string, { expected, specialByText }: ValueRule): boolean {
  return expected?.has(name) !== false && !specialByText.has(name)
}

import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { CountTable } from '../sketch/count-table.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { categoryPlaces } from './category-places.ts'
import type { CategoryPlaces } from './category-places.ts'

/** Category counts of one feature, in places that are the same in every process, so that processes can be added up. */
export class Categories {
  readonly counts: CountTable
  readonly #places: CategoryPlaces

  constructor(config: FeatureConfig, limits: { readonly categories: number; readonly budget: SeriesBudget }) {
    this.#places = categoryPlaces(config, limits.categories)
    this.counts = new CountTable([...this.#places.labels, ML_FEATURE_CATEGORY_VALUE_OTHER], limits.budget)
  }

  /** Id of the key of a hashed feature, `none` where there is no key; undefined where nothing is hashed. */
  get keyId(): string | undefined {
    return this.#places.keyId
  }

  /** Counts a category once per segment. */
  record(name: string, segments: readonly number[], length: number): void {
    this.counts.add(this.#places.placeOf(name), segments, length)
  }

  /** Counts a plain category in one look-up; false, and nothing counted, for everything else. */
  recordPlain(name: string, segments: readonly number[], length: number): boolean {
    if (name === '') return false
    const place = this.#places.plainPlaceOf(name)
    if (place === undefined) return false
    this.counts.add(place, segments, length)
    return true
  }
}

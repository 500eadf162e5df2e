import { ML_FEATURE_CATEGORY_VALUE_OTHER } from '@driftline/semconv'
import type { FeatureConfig } from '../config/feature-config.ts'
import { CountTable } from '../sketch/count-table.ts'
import type { SeriesBudget } from '../sketch/series-budget.ts'
import { categoryPlaces } from './category-places.ts'
import type { CategoryPlaces } from './category-places.ts'

/** Category counts of one feature, in places that are the same in every process, so that processes can be added up. */
export class Categories {
  readonly counts: CountTable
  /** Id of the key of a hashed feature, `none` where there is no key; undefined where nothing is hashed. */
  readonly keyId: string | undefined
  readonly #placeOf: CategoryPlaces['placeOf']
  readonly #plainPlaceOf: CategoryPlaces['plainPlaceOf']

  constructor(config: FeatureConfig, limits: { readonly categories: number; readonly budget: SeriesBudget }) {
    const { labels, placeOf, plainPlaceOf, keyId } = categoryPlaces(config, limits.categories)
    this.counts = new CountTable([...labels, ML_FEATURE_CATEGORY_VALUE_OTHER], limits.budget)
    this.keyId = keyId
    this.#placeOf = placeOf
    this.#plainPlaceOf = plainPlaceOf
  }

  /** Counts a category once per segment. */
  record(name: string, segments: readonly number[], length: number): void {
    this.counts.add(this.#placeOf(name), segments, length)
  }

  /** Counts a plain category in one look-up; false, and nothing counted, for everything else. */
  recordPlain(name: string, segments: readonly number[], length: number): boolean {
    if (name === '') return false
    const place = this.#plainPlaceOf(name)
    if (place === undefined) return false
    this.counts.add(place, segments, length)
    return true
  }
}

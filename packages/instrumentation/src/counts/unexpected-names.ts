import { LONGEST_NAME, ML_FEATURE_NAME_VALUE_OTHER } from '@driftline/semconv'
import type { SeriesBudget } from '../sketch/series-budget.ts'

const MAX_NAMES = 20

/** Knows what rows are split by, which declares a field as well. */
interface DimensionNames {
  hasDimension(name: string): boolean
}

/** Counts rows that have a field nobody declared, by its name: the first 20 names, then `other`. Never a value. */
export class UnexpectedNames {
  readonly #known: ReadonlySet<string>
  readonly #dimensions: DimensionNames
  readonly #budget: SeriesBudget
  readonly #counts = new Map<string, number>()
  /** Rows with a name that has no count of its own. */
  #otherCount = 0

  constructor(
    known: ReadonlySet<string>,
    { segments, budget }: { readonly segments: DimensionNames; readonly budget: SeriesBudget },
  ) {
    this.#known = known
    this.#dimensions = segments
    this.#budget = budget
  }

  /** Counts one row. @throws whatever a row throws when asked for its names */
  record(row: object): void {
    let isOther = false
    for (const name in row)
      if (!this.#known.has(name) && !this.#dimensions.hasDimension(name) && Object.hasOwn(row, name))
        isOther = !this.#add(name) || isOther
    if (isOther) this.#otherCount += 1
  }

  #add(name: string): boolean {
    const count = this.#counts.get(name)
    if (count === undefined && !this.#mayOpen(name)) return false
    this.#counts.set(name, (count ?? 0) + 1)
    return true
  }

  #mayOpen(name: string): boolean {
    const hasName = name !== '' && name !== ML_FEATURE_NAME_VALUE_OTHER && name.length <= LONGEST_NAME
    return hasName && this.#counts.size < MAX_NAMES && this.#budget.take(1)
  }

  /** Calls `visit` with every name counted, and with `other`. */
  visit(visit: (name: string, rows: number) => void): void {
    for (const [name, rows] of this.#counts) visit(name, rows)
    if (this.#otherCount > 0) visit(ML_FEATURE_NAME_VALUE_OTHER, this.#otherCount)
  }
}

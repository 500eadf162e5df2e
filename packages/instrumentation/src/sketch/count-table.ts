import { DRIFTLINE_OVERFLOW_KIND_VALUE_CATEGORIES } from '@driftline/semconv'

import type { SeriesBudget } from './series-budget.ts'

/** Counts by name and segment over a fixed list of names; with a budget, the last name takes what exceeds it. */
export class CountTable {
  readonly names: readonly string[]
  readonly #counts: (Float64Array | undefined)[] = []
  readonly #budget: SeriesBudget | undefined

  constructor(names: readonly string[], budget?: SeriesBudget) {
    this.names = names
    this.#budget = budget
  }

  /** Counts the name at `index` once in each of the first `length` segments. */
  add(index: number, segments: readonly number[], length: number): void {
    for (let k = 0; k < length; k += 1) this.addTo(segments[k]!, index)
  }

  /** Counts the name at `index` once in one segment. */
  addTo(segment: number, index: number): void {
    const counts = (this.#counts[segment] ??= new Float64Array(this.names.length))
    if (counts[index] === 0 && this.#isRefused(index)) counts[this.names.length - 1]! += 1
    else counts[index]! += 1
  }

  /** Calls `visit` with every name counted at least once in the segment. */
  visit(segment: number, visit: (name: string, count: number) => void): void {
    const counts = this.#counts[segment]
    if (!counts) return
    for (let index = 0; index < counts.length; index += 1) {
      if (counts[index]! > 0) visit(this.names[index]!, counts[index]!)
    }
  }

  #isRefused(index: number): boolean {
    if (!this.#budget || index === this.names.length - 1 || this.#budget.take(1)) return false
    this.#budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_CATEGORIES)
    return true
  }
}

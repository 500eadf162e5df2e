import { DRIFTLINE_OVERFLOW_KIND_VALUE_CATEGORIES } from '@driftline/semconv'
import type { SeriesBudget } from './series-budget.ts'

/** Counts by name and segment over a fixed list of names; with a budget, the last name takes what exceeds it. */
export class CountTable {
  readonly names: readonly string[]
  readonly #budget: SeriesBudget | undefined
  #counts = new Float64Array(0)

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
    const start = segment * this.names.length
    if (start >= this.#counts.length) this.#grow(segment)
    if (this.#counts[start + index] === 0 && this.#isRefused(index)) this.#counts[start + this.names.length - 1]! += 1
    else this.#counts[start + index]! += 1
  }

  /** Calls `visit` with every name counted at least once in the segment. */
  visit(segment: number, visit: (name: string, count: number) => void): void {
    const start = segment * this.names.length
    const end = Math.min(start + this.names.length, this.#counts.length)
    for (let at = start; at < end; at += 1) {
      const count = this.#counts[at]!
      if (count > 0) visit(this.names[at - start]!, count)
    }
  }

  #grow(segment: number): void {
    const counts = new Float64Array(Math.max((segment + 1) * this.names.length, this.#counts.length * 2))
    counts.set(this.#counts)
    this.#counts = counts
  }

  #isRefused(index: number): boolean {
    if (!this.#budget || index === this.names.length - 1 || this.#budget.take(1)) return false
    this.#budget.overflow(DRIFTLINE_OVERFLOW_KIND_VALUE_CATEGORIES)
    return true
  }
}

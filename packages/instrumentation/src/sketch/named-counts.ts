import { escapeCategory } from '@driftline/profile'
import { LONGEST_NAME, ML_PREDICTION_CLASS_VALUE_OTHER } from '@driftline/semconv'

/** Counts by a name learned as it comes, for the first `limit` names; the rest is counted as `other`. */
export class NamedCounts {
  readonly #counts = new Map<string, number>()
  readonly #limit: number
  #otherCount = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts the name once; false when it had to be counted as `other`. */
  add(name: string): boolean {
    const count = this.#counts.get(name)
    if (count === undefined && (this.#counts.size >= this.#limit || name.length > LONGEST_NAME)) {
      this.#otherCount += 1
      return false
    }
    this.#counts.set(name, (count ?? 0) + 1)
    return true
  }

  /** Calls `visit` with every name counted, as its label, and with `other`. */
  visit(visit: (label: string, count: number) => void): void {
    for (const [name, count] of this.#counts) visit(escapeCategory(name), count)
    if (this.#otherCount > 0) visit(ML_PREDICTION_CLASS_VALUE_OTHER, this.#otherCount)
  }
}

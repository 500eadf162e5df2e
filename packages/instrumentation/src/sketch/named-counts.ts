import { ML_PREDICTION_CLASS_VALUE_OTHER } from '@driftline/semconv'

const MAX_NAME_LENGTH = 128

/** Counts by a name learned as it comes, for the first `limit` names; the rest is counted as `other`. */
export class NamedCounts {
  readonly #counts = new Map<string, number>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts the name once; false when it had to be counted as `other`. */
  add(name: string): boolean {
    const count = this.#counts.get(name)
    const isOwn = count !== undefined || (this.#counts.size < this.#limit && name.length <= MAX_NAME_LENGTH)
    const key = isOwn ? name : ML_PREDICTION_CLASS_VALUE_OTHER
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    return isOwn
  }

  /** Calls `visit` with every name counted. */
  visit(visit: (name: string, count: number) => void): void {
    for (const [name, count] of this.#counts) visit(name, count)
  }
}

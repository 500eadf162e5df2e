import type { Disposition, Refusal } from './disposition.ts'
import { isRefusal, REFUSALS } from './disposition.ts'
import type { PointIdentity } from './identify-point.ts'

/** What became of one request's points. */
export interface AcceptResult {
  readonly dispositions: Readonly<Partial<Record<Disposition, number>>>
  /** Points that will never be counted; duplicates and ignored metrics are not among them. */
  readonly rejected: number
  /** Test points, which count for nobody. */
  readonly tests?: number
  /** Why, for the sender, and that test points came; absent where there is nothing to say. */
  readonly message?: string
  /** Whether all of it was told before. */
  readonly isRepeated?: boolean
}

/** What a refusal may add to its reason. */
export type RefusalDetails = Readonly<Partial<Record<Refusal, string>>>

const MOST_NAMED = 3

/** Counts what became of the points of one request. */
export class Tally {
  readonly #counts: Partial<Record<Disposition, number>> = {}
  readonly #unknownModels = new Set<string>()
  readonly #unknownRoles = new Set<string>()
  readonly #invalid = new Set<string>()
  readonly #edges = new Set<string>()
  #hasNews = false
  #tests = 0

  /** Counts a point of a test. */
  countTest(): void {
    this.#tests += 1
    this.#counts.ignored = (this.#counts.ignored ?? 0) + 1
  }

  /** @param isKnown the same was told of the same sender before. */
  count(
    disposition: Disposition,
    { model = '', unknownRole = '' }: Pick<PointIdentity, 'model' | 'unknownRole'>,
    isKnown = false,
  ): void {
    if (!isKnown && isRefusal(disposition)) this.#hasNews = true
    this.#counts[disposition] = (this.#counts[disposition] ?? 0) + 1
    if (disposition === 'unknown_model') addSome(this.#unknownModels, model)
    if (disposition === 'unknown_role') addSome(this.#unknownRoles, unknownRole)
  }

  /** Adds the reader's own reason for a point it could not use. */
  explain(reason: string): void {
    addSome(this.#invalid, reason)
  }

  /** Adds which bound of which objective has no edge. */
  explainEdge(bound: string): void {
    addSome(this.#edges, bound)
  }

  get unknownModels(): string {
    return quoted(this.#unknownModels)
  }

  get unknownRoles(): string {
    return quoted(this.#unknownRoles)
  }

  result(details: RefusalDetails): AcceptResult {
    const all = {
      ...details,
      ...(this.#invalid.size > 0 && { unsupported: [...this.#invalid].join(', ') }),
      ...(this.#edges.size > 0 && { no_edge: [...this.#edges].join(', ') }),
    }
    const refused = Object.entries(this.#counts).flatMap(([disposition, count]) =>
      isRefusal(disposition as Disposition) ? [{ refusal: disposition as Refusal, count }] : [],
    )
    const reasons = refused.map(({ refusal, count }) => {
      const detail = all[refusal]
      return `${count} ${count === 1 ? 'point' : 'points'} ${REFUSALS[refusal]}${detail === undefined ? '' : `: ${detail}`}`
    })
    if (this.#tests > 0) reasons.push(testText(this.#tests))
    return {
      dispositions: { ...this.#counts },
      ...(this.#tests > 0 && { tests: this.#tests }),
      rejected: refused.reduce((sum, { count }) => sum + count, 0),
      ...(reasons.length > 0 && { message: reasons.join('; '), isRepeated: !this.#hasNews }),
    }
  }
}

/** The answer to test points, by which a processor is told from other receivers. */
function testText(count: number): string {
  return `${count} test ${count === 1 ? 'point has' : 'points have'} come to this Driftline processor and ${count === 1 ? 'counts' : 'count'} for no model`
}

function addSome(named: Set<string>, name: string): void {
  if (named.size < MOST_NAMED) named.add(name)
}

/** Names in quotes, as a list. */
export function quoted(names: Iterable<string>): string {
  return Array.from(names, (name) => `"${name}"`).join(', ')
}

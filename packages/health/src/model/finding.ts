import type { Evidence } from '../evidence/evidence.ts'
import type { SchemaProblem } from '../evidence/schema.ts'

/** One kind of evidence of the model as a whole, and what it says in words. */
export interface Finding {
  readonly evidence: Evidence
  /** What there is beside what is usual, without a full stop. */
  readonly text: string
  /** The fields it is about. */
  readonly details?: readonly SchemaProblem[]
}

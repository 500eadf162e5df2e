import type { Evidence } from '../evidence/evidence.ts'
import type { SchemaProblem } from '../evidence/schema.ts'
import type { Lead } from '../words/lead.ts'

/** One kind of evidence of the model as a whole, and what it says in words. */
export interface Finding {
  readonly evidence: Evidence
  /** What there is, and beside it what is usual. */
  readonly lead: Lead
  /** The fields it is about. */
  readonly details?: readonly SchemaProblem[]
}

import { VERDICT } from '../queries/verdict-queries.ts'

/** Names of the queries that a ranking of features is made of. */
export const RANKED_QUERIES: readonly string[] = [
  VERDICT.status,
  VERDICT.severity,
  VERDICT.since,
  VERDICT.lowerBound,
  VERDICT.score,
  VERDICT.detectable,
  VERDICT.learning,
]

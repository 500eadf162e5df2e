import type { QuerySpec } from '../queries/query-spec.ts'
import type { Ask } from './ask-data-source.ts'

/** An ask that remembers what was asked. */
export interface RecordedAsk {
  readonly ask: Ask
  /** What was asked so far, in its order. */
  readonly asked: readonly QuerySpec[]
}

/** Remembers what a page asks, for the menus of its parts. */
export function recordAsk(ask: Ask): RecordedAsk {
  const asked: QuerySpec[] = []
  const askAndRemember: Ask = async (queries) => {
    asked.push(...queries)
    return ask(queries)
  }
  return { ask: askAndRemember, asked }
}

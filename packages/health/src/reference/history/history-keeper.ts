import { ML_REFERENCE_VALUE_SEASONAL } from '@driftline/semconv'
import type { ReferenceSource } from '../reference-source.ts'
import type { HistorySourceName } from './history-plan.ts'
import { createRatioKeeper } from './history-source.ts'
import type { HistoryTable } from './history-table.ts'

/** Remembers windows for the references that compare with the past; is none itself. */
export function createHistoryKeeper(table: HistoryTable, sources: readonly HistorySourceName[]): ReferenceSource {
  const beforeAdding = createRatioKeeper(sources)
  return {
    name: ML_REFERENCE_VALUE_SEASONAL,
    observe: (live) => table.observe(live, beforeAdding),
    referenceFor: () => ({ kind: 'none' }),
    forget: (nowMs) => ({ histories: table.forgetBefore(nowMs) }),
    bytes: () => table.bytes,
    isEmpty: () => table.size === 0,
    entries: () => table.entries(),
  }
}

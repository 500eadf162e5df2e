import { ML_REFERENCE_VALUE_PREVIOUS_VERSION } from '@driftline/semconv'
import type { ReferenceSource } from '../reference-source.ts'
import { answerOf, createRatioKeeper } from './history-source.ts'
import type { VersionHistories } from './version-histories.ts'

/** Compares a version with the last windows of the same phase that the live version before it saw. */
export function createPreviousVersionSource(histories: VersionHistories): ReferenceSource {
  const beforeAdding = createRatioKeeper(['seasonal'])
  return {
    name: ML_REFERENCE_VALUE_PREVIOUS_VERSION,
    observe: (live) => histories.observe(live, beforeAdding),
    referenceFor: ({ closed, segment, feature }, startsMs) => {
      const table = histories.before(closed.version, closed.startMs)
      const plan = table?.plans.get(closed.window)
      const history = table?.find({ window: closed.window, segment, feature })
      return plan && history ? answerOf('seasonal', { plan, history, startsMs }) : { kind: 'none' }
    },
    forget: (nowMs) => ({ histories: histories.forgetBefore(nowMs) }),
    bytes: () => histories.bytes,
    isEmpty: () => histories.size === 0,
    entries: () => histories.entries(),
  }
}

import type { DriftState } from '@driftline/health'
import {
  ML_DRIFT_REASON_VALUE_CALENDAR,
  ML_DRIFT_REASON_VALUE_DISJOINT,
  ML_DRIFT_REASON_VALUE_EDGES,
  ML_DRIFT_REASON_VALUE_FAILED,
  ML_DRIFT_REASON_VALUE_HASH,
  ML_DRIFT_REASON_VALUE_NOT_IN_PROFILE,
  ML_DRIFT_REASON_VALUE_SCATTER,
  ML_DRIFT_REASON_VALUE_SKETCH,
} from '@driftline/semconv'
import { toPercentText } from '@driftline/view'

/** What is told of a verdict that judges nothing; not everywhere with a reason and a share. */
interface Unjudged {
  readonly state: DriftState
  readonly reason?: string | undefined
  /** How far the reference has been learned, 0..1. */
  readonly learning?: number | undefined
}

/** What ends a state in which nothing is judged; empty for one in which something is. */
export function endingWords({ state, reason = '', learning }: Unjudged): string {
  if (state === 'learning') return learningWords(reason, learning)
  if (state === 'insufficient_data') return 'more rows in a window end it'
  return state === 'blind' ? (BLIND[reason] ?? 'the next window that can tell ends it') : ''
}

function learningWords(reason: string, learning: number | undefined): string {
  const share = learning === undefined ? '' : `, ${toPercentText(Math.floor(learning * 100) / 100)} so far`
  const also = reason === ML_DRIFT_REASON_VALUE_NOT_IN_PROFILE ? '; a profile that has it ends it at once' : ''
  return `ends by itself: its reference is being learned${share}${also}`
}

const BLIND: Readonly<Record<string, string>> = {
  [ML_DRIFT_REASON_VALUE_SCATTER]: 'longer windows, a longer reference or more rows end it',
  [ML_DRIFT_REASON_VALUE_DISJOINT]: 'it ends where it is left out of the features: its categories do not come again',
  [ML_DRIFT_REASON_VALUE_EDGES]: 'the profile given to the sender, or built again, ends it',
  [ML_DRIFT_REASON_VALUE_HASH]: 'the profile given to the sender ends it',
  [ML_DRIFT_REASON_VALUE_SKETCH]: 'its type declared in the spec, or the profile built again, ends it',
  [ML_DRIFT_REASON_VALUE_CALENDAR]: 'a seasonal reference ends it',
  [ML_DRIFT_REASON_VALUE_FAILED]: 'its counts are not those of rows: look for what sends them',
}

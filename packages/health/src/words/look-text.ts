import type { EvidenceKind } from '../evidence/severity.ts'
import type { WindowStatistics } from '../evidence/window-statistics.ts'
import type { Cause } from './cause-text.ts'
import { isTakenOver } from './numeric-lead.ts'

const LOOKS: Readonly<Partial<Record<EvidenceKind, string>>> = {
  missing: 'the join or source that fills it',
  new_category: 'what its source added',
  range: 'its unit and the limits of the spec',
  type: 'the schema of its source',
  stale: 'the pipeline that refreshes it',
  duplicates: 'the caller',
  tails: 'its largest and smallest values',
  constant: 'the source that fills it',
}

/** What is known of a shift that decides where to look. */
export interface LookContext {
  readonly cause: Cause | undefined
  /** Whether all values are one and the same. */
  readonly isStuck: boolean
  readonly statistics: WindowStatistics
}

/** Where to look next, without a full stop. */
export function lookText(kind: EvidenceKind, { cause, isStuck, statistics }: LookContext): string {
  if (cause)
    return cause.kind === 'spelling' ? 'look at how its source writes names' : 'look at the unit its source sends'
  if (isStuck) return 'look at the source that fills it'
  if (kind === 'distribution' && isTakenOver(statistics)) return 'look at what fills in that value'
  return `look at ${LOOKS[kind] ?? 'its source'}`
}

import { parseRangeEnd } from '@driftline/spec'
import { gradeOf } from '../fail-level.ts'
import type { GateCase } from '../gate-case.ts'
import { keyText } from '../gate-case.ts'
import type { Baseline, BaselineEntry } from './baseline.ts'

/** What decides whether entries hold. */
export interface BaselineContext {
  readonly baseline: Baseline
  readonly profileId: string
  readonly nowMs: number
  /** IANA name: a day ends at its midnight. */
  readonly timezone: string
}

/** Why an entry does nothing. */
export type StaleReason = 'not_raised' | 'ended' | 'other_profile'

/** An entry that does nothing, and why. */
export interface StaleEntry {
  readonly entry: BaselineEntry
  readonly because: StaleReason
}

/** A baseline put beside what was found. */
export interface AppliedBaseline {
  /** The entry that covers a case; undefined where it is not covered. */
  readonly covering: (found: GateCase) => BaselineEntry | undefined
  readonly stale: readonly StaleEntry[]
}

/** Puts a baseline beside what was found. @param found what asks for somebody, of any state. */
export function applyBaseline(context: BaselineContext, found: readonly GateCase[]): AppliedBaseline {
  const { entries } = context.baseline
  const raised = new Set(found.filter(({ state }) => gradeOf(state) > 0).map(keyText))
  const stale = entries.flatMap((entry): readonly StaleEntry[] => {
    const because = voidReason(entry, context) ?? (raised.has(keyText(entry)) ? undefined : 'not_raised')
    return because === undefined ? [] : [{ entry, because }]
  })
  const idle = new Set(stale.map(({ entry }) => entry))
  const byKey = new Map(entries.filter((entry) => !idle.has(entry)).map((entry) => [keyText(entry), entry]))
  return {
    covering: (own) => {
      const entry = byKey.get(keyText(own))
      return entry && gradeOf(own.state) <= gradeOf(entry.state) ? entry : undefined
    },
    stale,
  }
}

function voidReason(
  { until, profile }: BaselineEntry,
  { profileId, nowMs, timezone }: BaselineContext,
): StaleReason | undefined {
  if (until !== undefined && nowMs >= parseRangeEnd(until, timezone)) return 'ended'
  return profile === profileId ? undefined : 'other_profile'
}

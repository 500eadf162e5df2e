import type { FailLevel } from '../fail-level.ts'
import { fails, gradeOf } from '../fail-level.ts'
import type { GateCase, GateInput } from '../gate-case.ts'
import { compareKeys, keyText } from '../gate-case.ts'
import type { Baseline, BaselineEntry, CoveredState } from './baseline.ts'

/** Stands where nobody has said why yet. */
export const NO_REASON = 'no reason given yet'

/**
 * The baseline that covers what a gate would fail on, as it is now. What people wrote stays: reasons and last days, and
 * entries of what still shows, even where it is too mild to fail. An entry whose day has passed keeps that day.
 */
export function renewBaseline(input: GateInput, failOn: FailLevel, before: Baseline | undefined): Baseline {
  const known = new Map((before?.entries ?? []).map((entry) => [keyText(entry), entry]))
  const entries = [...worstByKey(input).values()].flatMap((found): readonly BaselineEntry[] => {
    const entry = known.get(keyText(found))
    if (!fails(found.state, failOn) && entry === undefined) return []
    const { segment, feature, kind } = found
    return [
      {
        segment,
        feature,
        kind,
        state: fails(found.state, failOn) ? found.state : entry!.state,
        reason: entry?.reason ?? NO_REASON,
        ...(entry?.until !== undefined && { until: entry.until }),
        profile: input.profileId,
      },
    ]
  })
  return { model: input.model, entries: entries.toSorted(compareKeys) }
}

type ShownCase = GateCase & { readonly state: CoveredState }

function worstByKey({ suites }: GateInput): ReadonlyMap<string, ShownCase> {
  const worst = new Map<string, ShownCase>()
  for (const found of suites.flatMap(({ cases }) => cases)) {
    if (!isShown(found)) continue
    const known = worst.get(keyText(found))
    if (!known || gradeOf(found.state) > gradeOf(known.state)) worst.set(keyText(found), found)
  }
  return worst
}

function isShown(found: GateCase): found is ShownCase {
  return found.finding === 'judged' && gradeOf(found.state) > 0
}

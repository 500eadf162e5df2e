import type { VerdictLine } from '@driftline/health'
import type { ReferenceProfile } from '@driftline/profile'
import type { MonitorSpec } from '@driftline/spec'
import type { DatasetPlan } from '../dataset/feature-plan.ts'
import type { NotJudged, NotJudgedReason } from '../not-judged.ts'
import { sortNotJudged } from '../not-judged.ts'

/** What was replayed and what came of it. */
export interface ReplayedInput {
  readonly spec: MonitorSpec
  /** Absent where the file was its own reference. */
  readonly profile?: ReferenceProfile
  readonly plan: DatasetPlan
  readonly lines: readonly VerdictLine[]
  /** `dimension=value` of segments counted as `other`. */
  readonly foldedSegments: readonly string[]
  /** Timestamp columns with cells that are no times. */
  readonly unreadableTimes: readonly string[]
}

/** What of a file no verdict speaks of. */
export function unjudgedOfReplay(input: ReplayedInput): readonly NotJudged[] {
  const { spec, profile, plan, lines, foldedSegments } = input
  const judged = new Set(lines.map(({ feature }) => feature))
  const split = new Set(plan.segments.map(({ name }) => name))
  const features = plan.features.flatMap(({ name }): readonly NotJudged[] => {
    const reason = reasonOf(name)
    return reason === undefined ? [] : [{ kind: 'feature', name, reason }]
  })
  const segments = spec.segments.dimensions.filter(({ name }) => !split.has(name))
  return sortNotJudged([
    ...plan.ignored.map((name) => ({ kind: 'column' as const, name, reason: 'not_in_spec' as const })),
    ...features,
    ...timestampsNotRead(input),
    ...segments.map(({ name }) => ({ kind: 'segment' as const, name, reason: 'no_column' as const })),
    ...foldedSegments.map((name) => ({ kind: 'segment' as const, name, reason: 'beyond_limit' as const })),
    ...withheldIn(lines).map((name) => ({ kind: 'segment' as const, name, reason: 'below_minimum' as const })),
  ])

  function reasonOf(name: string): NotJudgedReason | undefined {
    if (profile && !Object.hasOwn(profile.features, name) && !judged.has(name)) return 'not_in_profile'
    return judged.has(name) ? undefined : 'no_verdict'
  }
}

/** Dimensions of which a window withholds segments. */
function withheldIn(lines: readonly VerdictLine[]): readonly string[] {
  return [...new Set(lines.flatMap(({ withheld }) => Object.keys(withheld ?? {})))]
}

function timestampsNotRead({ spec, plan, unreadableTimes }: ReplayedInput): readonly NotJudged[] {
  const found = new Set(plan.timestamps.map(({ feature }) => feature))
  const absent = Object.entries(spec.features).flatMap(([name, { timestamp }]) =>
    timestamp === undefined || found.has(name) ? [] : [timestamp],
  )
  return [
    ...Array.from(new Set(absent), (name) => ({ kind: 'column' as const, name, reason: 'no_timestamp' as const })),
    ...unreadableTimes.map((name) => ({ kind: 'column' as const, name, reason: 'not_a_time' as const })),
  ]
}

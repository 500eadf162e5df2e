import { ML_FEATURE_NAME_VALUE_ALL } from '@driftline/semconv'
import { exitCodes } from '../command-context.ts'
import type { StaleEntry } from './baseline/apply-baseline.ts'
import { applyBaseline } from './baseline/apply-baseline.ts'
import type { Baseline, BaselineEntry } from './baseline/baseline.ts'
import type { FailLevel } from './fail-level.ts'
import { fails } from './fail-level.ts'
import type { GateCase, GateInput, GateSuite } from './gate-case.ts'

/** What a case comes to. */
export type Outcome = 'raised' | 'passed' | 'accepted' | 'ignored' | 'not_judged' | 'unreadable'

/** A case with what it comes to. */
export interface DecidedCase extends GateCase {
  readonly outcome: Outcome
  /** What of the baseline covers it. */
  readonly entry?: BaselineEntry
}

/** A suite with what its cases come to. */
export interface DecidedSuite extends Omit<GateSuite, 'cases'> {
  readonly cases: readonly DecidedCase[]
}

/** What a gate decides. */
export interface GateResult {
  readonly model: string
  readonly profileId: string
  readonly failOn: FailLevel
  readonly suites: readonly DecidedSuite[]
  readonly stale: readonly StaleEntry[]
  /** 0 nothing raised, 1 raised, 2 not a single feature could be judged. */
  readonly exitCode: (typeof exitCodes)[keyof typeof exitCodes]
  /** Why not a single feature could be judged; where that is so. */
  readonly unjudged?: string
}

/** What a gate decides by. */
export interface GateRules {
  readonly failOn: FailLevel
  readonly baseline?: Baseline
  readonly nowMs: number
}

/** Decides: what is bad enough and not lived with is raised. */
export function judgeGate(input: GateInput, { failOn, baseline, nowMs }: GateRules): GateResult {
  const { model, profileId, timezone } = input
  const found = input.suites.flatMap(({ cases }) => cases)
  const applied = baseline && applyBaseline({ baseline, profileId, timezone, nowMs }, found)
  const suites = input.suites.map(({ cases, ...suite }): DecidedSuite => ({
    ...suite,
    cases: cases.map((own) => decide(own, failOn, applied?.covering(own))),
  }))
  const unjudged = isJudged(found) ? undefined : (input.hint ?? unjudgedText(found))
  const isRaised = suites.some(({ cases }) => cases.some(({ outcome }) => outcome === 'raised'))
  const decided = isRaised ? exitCodes.problems : exitCodes.good
  return {
    model,
    profileId,
    failOn,
    suites,
    stale: applied?.stale ?? [],
    exitCode: unjudged === undefined ? decided : exitCodes.usage,
    ...(unjudged !== undefined && { unjudged }),
  }
}

function decide(own: GateCase, failOn: FailLevel, entry: BaselineEntry | undefined): DecidedCase {
  if (own.finding !== 'judged') return { ...own, outcome: own.finding }
  if (!fails(own.state, failOn)) return { ...own, outcome: 'passed' }
  return entry ? { ...own, outcome: 'accepted', entry } : { ...own, outcome: 'raised' }
}

/** What the columns are like, or how many rows came, says nothing of a feature. */
function isJudged(found: readonly GateCase[]): boolean {
  return found.some(
    ({ feature, kind, finding }) =>
      feature !== ML_FEATURE_NAME_VALUE_ALL && kind !== 'schema' && (finding === 'judged' || finding === 'accepted'),
  )
}

function unjudgedText(found: readonly GateCase[]): string {
  const why = new Map<string, number>()
  for (const { feature, finding, state, kind } of found) {
    if (feature === ML_FEATURE_NAME_VALUE_ALL || kind === 'schema') continue
    const told = state === 'ok' ? 'without a reference' : state.replace('_', ' ')
    const word = finding === 'unreadable' ? 'unreadable' : told
    why.set(word, (why.get(word) ?? 0) + 1)
  }
  if (why.size === 0) return 'the file has no feature to judge'
  return Array.from(why, ([word, count]) => `${count} ${word}`).join(', ')
}

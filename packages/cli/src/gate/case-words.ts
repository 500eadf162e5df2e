import { subjectName } from '@driftline/view'
import type { StaleEntry, StaleReason } from './baseline/apply-baseline.ts'
import type { CaseKey } from './gate-case.ts'
import type { DecidedCase, GateResult, Outcome } from './judge-gate.ts'

/** A case in a few words: `all · temperature · distribution`. */
export function caseName(own: CaseKey): string {
  return `${own.segment} · ${subjectName(own)} · ${own.kind}`
}

/** Why a case is what it is: what was found, or who lives with it. */
export function outcomeWords({ entry, words }: DecidedCase): string {
  if (!entry) return words
  return `accepted by the baseline${entry.until === undefined ? '' : ` until ${entry.until}`}: ${entry.reason}`
}

const STALE: Readonly<Record<StaleReason, string>> = {
  not_raised: 'nothing is raised there',
  ended: 'its last day has passed',
  other_profile: 'it was found beside another reference',
}

/** An entry of a baseline that does nothing, and why. */
export function staleWords({ entry, because }: StaleEntry): string {
  return `${caseName(entry)}: ${STALE[because]}`
}

/** The order in which outcomes are told, and their words. */
const OUTCOMES: readonly (readonly [outcome: Outcome, words: string])[] = [
  ['raised', 'raised'],
  ['unreadable', 'unreadable'],
  ['accepted', 'accepted'],
  ['passed', 'passed'],
  ['not_judged', 'not judged'],
  ['ignored', 'ignored'],
]

/** How many cases came to what: `2 raised, 31 passed, 4 not judged`. */
export function tallyWords(cases: readonly Pick<DecidedCase, 'outcome'>[]): string {
  const told = OUTCOMES.map(
    ([outcome, words]) => [cases.filter((own) => own.outcome === outcome).length, words] as const,
  )
  return told.flatMap(([count, words]) => (count === 0 ? [] : [`${count.toLocaleString('en-US')} ${words}`])).join(', ')
}

/** What the exit code says, in words. */
export function verdictWords({ exitCode, unjudged }: Pick<GateResult, 'exitCode' | 'unjudged'>): string {
  if (unjudged !== undefined) return 'not a single feature could be judged'
  return exitCode === 0 ? 'nothing raised' : 'raised'
}

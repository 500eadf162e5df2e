import type { DriftState, EvidenceKind } from '@driftline/health'

/** What a gate decides on, one by one: a kind of evidence of a feature in a segment. */
export interface CaseKey {
  /** `all` for everyone, else `region=west`. */
  readonly segment: string
  /** `all` is the model as a whole. */
  readonly feature: string
  readonly kind: EvidenceKind
}

/** What was found there. */
export interface GateCase extends CaseKey {
  readonly finding: 'judged' | 'accepted' | 'ignored' | 'not_judged' | 'unreadable'
  readonly state: DriftState
  /** One sentence for people. */
  readonly words: string
}

/** Cases that belong together: those of a model in one window, or of the columns of a file. */
export interface GateSuite {
  readonly name: string
  /** Which window, or which file; empty for the columns of a file. */
  readonly window: string
  /** The same for every window, so that a case is known again. */
  readonly className: string
  readonly cases: readonly GateCase[]
}

/** What there is to decide on. */
export interface GateInput {
  readonly model: string
  /** Of the reference; `learned` where the file was its own. */
  readonly profileId: string
  /** IANA name, for days without a zone. */
  readonly timezone: string
  readonly suites: readonly GateSuite[]
  /** Why there is nothing to judge, and what to do; where that is known. */
  readonly hint?: string
}

/** Cases by segment, feature and kind. */
export function compareKeys(a: CaseKey, b: CaseKey): number {
  return compareText(a.segment, b.segment) || compareText(a.feature, b.feature) || compareText(a.kind, b.kind)
}

/** One text for one place. */
export function keyText({ segment, feature, kind }: CaseKey): string {
  return JSON.stringify([segment, feature, kind])
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

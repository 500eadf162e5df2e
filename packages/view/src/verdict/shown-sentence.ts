import type { DriftState, EvidenceKind } from '@driftline/health'
import { isRaised, isShareOfRows, verdictSentence } from '@driftline/health'
import { ML_REFERENCE_VALUES } from '@driftline/semconv'
import type { FeatureSpec } from '@driftline/spec'

import { toCountText, toNumberText, toPercentText } from '../text/number-text.ts'
import { toTimeMs } from '../time/instant.ts'
import { dateLabel, toWallTime } from '../time/wall-time.ts'
import type { ShownVerdict } from './shown-verdict.ts'

/** What a sentence speaks of beside its verdict. */
export interface ShownSentenceContext {
  /** IANA zone of the spec; days are told in it. */
  readonly zone: string
  /** What the spec says of the feature, where it is at hand. */
  readonly spec?: FeatureSpec
}

/**
 * The verdict in one sentence: its own where it has one, else what health says of the facts that are there; where these
 * are too few for that, the state in a few words.
 */
export function shownSentence(verdict: ShownVerdict, context: ShownSentenceContext): string {
  return verdict.sentence ?? healthSentence(verdict, context) ?? shortSentence(verdict, context)
}

/** Whether the bound alone tells of a kind. */
function isToldByBound(kind: EvidenceKind): boolean {
  return kind === 'distribution' || isShareOfRows(kind)
}

/**
 * Undefined where health would fill a gap with another fact: a kind, a bound of 0, why nothing was renewed. What the window itself
 * shows of a raised kind is left out: the word that counts may be that of an earlier window.
 */
function healthSentence(verdict: ShownVerdict, { zone, spec }: ShownSentenceContext): string | undefined {
  const { count, detectable, statistics = {}, window } = verdict
  const reference = ML_REFERENCE_VALUES.find((known) => known === verdict.reference)
  if (count === undefined || reference === undefined || !isTold(verdict)) return undefined
  const quiet = { kind: 'distribution', effect: 0, lowerBound: 0, severity: 0, detectable: detectable ?? null } as const
  const evidence = isRaised(verdict) ? [] : [quiet]
  return verdictSentence(
    toJudged(verdict),
    { rows: count, evidence, statistics },
    { timezone: zone, reference, window, spec },
  )
}

function isTold(verdict: ShownVerdict): boolean {
  const { state, kind, lowerBound = 0, detectable, notRenewed } = verdict
  if (!isRaised(verdict)) return state === 'ok' && typeof detectable === 'number'
  return !notRenewed && kind !== null && kind !== undefined && isToldByBound(kind) && lowerBound > 0
}

function toJudged({ state, severity, windowSeverity = 0, kind = null, lowerBound = 0, since }: ShownVerdict) {
  const sinceMs = since === null || since === undefined ? null : toTimeMs(since)
  return { state, severity, windowSeverity, kind, lowerBound, effect: lowerBound, sinceMs }
}

function shortSentence(verdict: ShownVerdict, context: ShownSentenceContext): string {
  const rows = verdict.count === undefined ? '' : `; ${toCountText(verdict.count, 'row')}`
  return `${SHORT[verdict.state](verdict, context)}${rows}.`
}

type Clause = (verdict: ShownVerdict, context: ShownSentenceContext) => string

const raisedClause: Clause = ({ since }, { zone }) =>
  since === null || since === undefined ? 'Raised' : `Raised since ${dateLabel(toWallTime(toTimeMs(since), zone))}`

const SHORT: Readonly<Record<DriftState, Clause>> = {
  act: raisedClause,
  investigate: raisedClause,
  suspected: () => 'Shown by this window alone, a second one would raise it',
  recovering: () => 'Was raised and is watched until three quiet windows in a row have passed',
  accepted: () => 'Like what a person accepted or the spec expects',
  blind: ({ detectable }) =>
    typeof detectable === 'number'
      ? `Cannot tell: only a PSI of ${toNumberText(detectable)} or more would show`
      : 'Cannot tell',
  learning: ({ learning }) =>
    `Not judged: its reference is still being learned${learning === undefined ? '' : `, ${toPercentText(Math.floor(learning * 100) / 100)} so far`}`,
  insufficient_data: () => 'Not judged: too few rows',
  ok: () => 'Nothing is raised',
}

import type { Evidence } from '../evidence/evidence.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import type { FeatureVerdict } from '../verdict/feature-verdict.ts'
import { unseenInBuckets } from '../verdict/unseen-in-buckets.ts'
import { causeOf } from './cause-text.ts'
import { knownLead } from './category-lead.ts'
import { changeLead, isStuck } from './change-lead.ts'
import { evidenceShown } from './evidence-shown.ts'
import { capital, KIND_NOUN } from './kind-noun.ts'
import type { Lead } from './lead.ts'
import { leadOf } from './lead.ts'
import { lookText } from './look-text.ts'
import { boundText, pointsText } from './number-text.ts'
import { besideTexts, referenceNoun, seasonOf, unlikeText } from './reference-text.ts'
import { segmentsClause } from './segments-clause.ts'
import type { SentenceParts } from './sentence-context.ts'

/** A kind that shows, in this window or in an earlier one whose word stands. */
export type ShownKind = Pick<FeatureVerdict, 'effect' | 'lowerBound'> & { readonly kind: EvidenceKind }

/** What happened and since when, cause first where it is sure: the first clause, without a full stop. */
export function leadText({ kind }: ShownKind, parts: SentenceParts, when: string): string {
  const shown = evidenceShown(kind, parts)
  const lead = (shown && changeLead(shown, parts)) ?? { now: lastTold(kind) }
  const cause = causeOf(kind, parts)
  return cause ? `${capital(cause.text)}${when}? ${capital(leadOf(lead, ''))}` : capital(leadOf(lead, when))
}

function lastTold(kind: EvidenceKind): string {
  return kind === 'distribution' ? 'the distribution moved' : `more ${KIND_NOUN[kind]}`
}

/**
 * How much of it is certain, and against what; undefined where nothing is left to chance. The word of an earlier window
 * is not about the time of this one.
 */
export function certainText({ kind, lowerBound }: ShownKind, parts: SentenceParts): string | undefined {
  const { reference } = parts.context
  const phase = parts.verdict.notRenewed ? undefined : parts.context.phase
  const season = seasonOf(reference, phase)
  if (kind === 'distribution') {
    const against = season ? `; ${unlikeText(reference, phase)}` : ` against ${referenceNoun(reference, phase)}`
    return `PSI certainly ≥ ${boundText(lowerBound)}${against}`
  }
  if (kind === 'constant' || lowerBound <= 0) return undefined
  const points = `certainly ≥ ${pointsText(lowerBound)} more`
  return season ? `${points} than usual for ${season.one}` : `${points} than in ${referenceNoun(reference, phase)}`
}

/** What this window shows beside a kind, that one left out; one clause, or none. */
export function alsoTexts(kind: EvidenceKind, parts: SentenceParts): readonly string[] {
  const shown = evidenceShown(kind, parts)
  const lead = shown && changeLead(shown, parts)?.now
  const asides = parts.window.evidence
    .filter((found) => found.kind !== kind && found.severity >= INVESTIGATE_SEVERITY)
    .filter((found) => !isSaid(found.kind, kind, parts))
    .map((found) => asideText(found, shown, parts))
  const unsaid = [...new Set(asides)].filter((aside) => aside !== lead)
  return unsaid.length > 0 ? [`also ${unsaid.join(' and ')}`] : []
}

/** Beside new categories only the known ones are told. */
function asideText(found: Evidence, lead: Evidence | undefined, parts: SentenceParts): string {
  const isBesideNew = lead?.kind === 'new_category' && found.kind === 'distribution' && !isStuck(found.kind, parts)
  const told = isBesideNew ? knownLead(parts.window.statistics) : changeLead(found, parts)
  return told ? toldBeside(told) : KIND_NOUN[found.kind]
}

function toldBeside(lead: Lead): string {
  return lead.isRelative ? leadOf(lead, '') : lead.now
}

/** What else this window shows, what it could not see, and where it comes from. */
export function asideTexts({ kind }: ShownKind, parts: SentenceParts): readonly string[] {
  const { window, context } = parts
  return [
    ...besideTexts(context.beside ?? [], context.phase),
    ...otherKinds(kind, parts),
    ...(window.buckets ? [unseenInBuckets(window.buckets)] : []),
  ]
}

/** Where it comes from and where to look: the last clause. */
export function whereText({ kind }: ShownKind, parts: SentenceParts): string {
  const where = kind === 'distribution' ? segmentsClause(parts.context.contributions ?? []) : undefined
  const cause = causeOf(kind, parts)
  if (where?.isOneSegment && !cause) return `${where.text}: look there first`
  const look = lookText(kind, { cause, isStuck: isStuck(kind, parts), statistics: parts.window.statistics })
  return where ? `${where.text}; ${look}` : look
}

function otherKinds(kind: EvidenceKind, parts: SentenceParts): readonly string[] {
  const also = alsoTexts(kind, parts)
  if (also.length > 0) return also
  return quietKinds(
    kind,
    parts.window.evidence.filter((found) => found.kind !== kind),
  )
}

/** Whether what is said of one kind tells of another too. */
function isSaid(other: EvidenceKind, kind: EvidenceKind, parts: SentenceParts): boolean {
  if (kind === 'distribution') return isSaidByShift(other, parts)
  if (other !== 'distribution') return false
  if (kind === 'new_category') return isSaidByNew(parts)
  return kind === 'constant' || (kind === 'tails' && parts.window.statistics.change?.takenOver !== undefined)
}

function isSaidByShift(other: EvidenceKind, parts: SentenceParts): boolean {
  if (other === 'constant') return true
  if (other === 'new_category') return parts.window.statistics.change?.categories !== undefined
  return other === 'tails' && (isStuck('distribution', parts) || causeOf('distribution', parts) !== undefined)
}

/** Whether the shift is that of the new categories and no other one. */
function isSaidByNew(parts: SentenceParts): boolean {
  const { statistics } = parts.window
  const isTold = evidenceShown('new_category', parts) !== undefined && !isStuck('distribution', parts)
  return isTold && statistics.change?.categories !== undefined && knownLead(statistics) === undefined
}

/** Kinds that a reader would ask about first. */
function quietKinds(kind: EvidenceKind, others: readonly Evidence[]): readonly string[] {
  const isQuiet = (asked: EvidenceKind): boolean =>
    others.some((found) => found.kind === asked && found.lowerBound === 0 && found.detectable !== null)
  if (kind === 'missing') return isQuiet('distribution') ? ['the values that are there look as before'] : []
  return isQuiet('missing') ? ['not missing values'] : []
}

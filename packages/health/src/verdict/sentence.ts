import type { MlDriftState } from '@driftline/semconv'
import type { WindowEvidence } from '../evidence/judge-window.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import { blindSentence } from '../words/blind-text.ts'
import { plural } from '../words/duration-text.ts'
import { capital } from '../words/kind-noun.ts'
import { numberText, thresholdText } from '../words/number-text.ts'
import type { ShownKind } from '../words/raised-text.ts'
import { alsoTexts, asideTexts, certainText, leadText, whereText } from '../words/raised-text.ts'
import { backNoun, besideTexts, referenceNoun, seasonOf } from '../words/reference-text.ts'
import type { SentenceContext, SentenceParts } from '../words/sentence-context.ts'
import { unitText, withinText } from '../words/value-text.ts'
import { acceptedText, notCoveredText } from './accepted-text.ts'
import { dayText } from './day-text.ts'
import type { FeatureVerdict } from './feature-verdict.ts'
import { detectableShift, MINIMUM_ROWS } from './read-window.ts'
import { unseenInBuckets } from './unseen-in-buckets.ts'

/** The verdict in one sentence: what happened in the feature's own terms, how sure, since when, and where to look. */
export function verdictSentence(verdict: FeatureVerdict, window: WindowEvidence, context: SentenceContext): string {
  const rows = plural(window.rows, 'row')
  const since = verdict.sinceMs === null ? '' : ` since ${dayText(verdict.sinceMs, context.timezone)}`
  return SENTENCES[verdict.state]({ verdict, window, context, rows, since })
}

const SENTENCES: Readonly<Record<MlDriftState, (parts: SentenceParts) => string>> = {
  insufficient_data: ({ rows }) =>
    `Not judged: ${rows}, at least ${MINIMUM_ROWS} are needed; they wait for those of the next window.`,
  learning: ({ rows }) => `Not judged: its reference is still being learned; ${rows}.`,
  blind: blindSentence,
  recovering: recoveringSentence,
  ok: okSentence,
  suspected: suspectedSentence,
  investigate: raisedSentence,
  act: raisedSentence,
  accepted: (parts) =>
    sentenceOf([...raisedClauses(parts), acceptedText(parts.verdict.accepted, parts.context.timezone)]),
}

function sentenceOf(clauses: readonly string[]): string {
  return `${clauses.filter((clause) => clause !== '').join('; ')}.`
}

function raisedSentence(parts: SentenceParts): string {
  const { notCovered } = parts.verdict
  const beyond = notCovered ? [notCoveredText(notCovered, parts.context.timezone)] : []
  return sentenceOf([...raisedClauses(parts), ...beyond])
}

function raisedClauses(parts: SentenceParts): readonly string[] {
  const { verdict, rows, since } = parts
  const shown: ShownKind = { ...verdict, kind: verdict.kind ?? 'distribution' }
  const lead = [leadText(shown, parts, since), certainText(shown, parts) ?? '']
  if (verdict.notRenewed) return [...lead, notRenewedText(parts.window), rows, ...shownAlone(shown, parts)]
  const where = verdict.state === 'accepted' ? [] : [whereText(shown, parts)]
  return [...lead, rows, ...asideTexts(shown, parts), ...where]
}

/** What a window shows by itself beside the word of an earlier one; nothing where it is not judged. */
function shownAlone({ kind }: ShownKind, parts: SentenceParts): readonly string[] {
  return parts.verdict.windowSeverity >= INVESTIGATE_SEVERITY ? alsoTexts(kind, parts) : []
}

/** Why a window says nothing of what was raised before it. */
function notRenewedText({ notJudged, disjoint, rows }: WindowEvidence): string {
  const isComparable = (notJudged === undefined || notJudged === 'calendar') && !(disjoint && rows >= MINIMUM_ROWS)
  if (!isComparable) return 'not renewed: this window cannot be compared'
  return rows < MINIMUM_ROWS
    ? 'not renewed: this window is too thin to tell'
    : 'not renewed: this window has too few rows to show it'
}

function suspectedSentence(parts: SentenceParts): string {
  const { window, rows, since } = parts
  const shown: ShownKind = window.evidence[0] ?? { kind: 'distribution', effect: 0, lowerBound: 0 }
  return sentenceOf([
    leadText(shown, parts, ' in this window alone'),
    certainText(shown, parts) ?? '',
    'a second window would raise it',
    since === '' ? '' : `was raised${since}`,
    rows,
    ...asideTexts(shown, parts),
    whereText(shown, parts),
  ])
}

function recoveringSentence({ verdict, window, context, rows, since }: SentenceParts): string {
  const watched = `was raised${since} and is watched until three quiet windows in a row have passed`
  return verdict.notRenewed
    ? sentenceOf([capital(watched), notRenewedText(window), rows])
    : sentenceOf([`Back within ${backNoun(context.reference, context.phase)}`, watched, rows])
}

function okSentence({ window, context, rows }: SentenceParts): string {
  const { reference, phase, beside = [] } = context
  const others = besideTexts(
    beside.filter(({ state }) => state !== 'ok'),
    phase,
  )
  const tail = [rows, ...others, window.buckets ? unseenInBuckets(window.buckets) : '']
  if (window.notJudged === 'calendar')
    return sentenceOf(['Moves with the calendar, so its distribution is not judged', ...tail])
  if (window.ratesOnly)
    return sentenceOf([`Rates as in ${referenceNoun(reference, phase)}, its distribution is not judged`, ...tail])
  const season = seasonOf(reference, phase)
  const like = season ? `As usual for ${season.one}` : `Like ${referenceNoun(reference, phase)}`
  return sentenceOf([like + centreText(window, context), wouldShowText(window), ...tail])
}

function centreText({ statistics }: WindowEvidence, { spec }: SentenceContext): string {
  const { quantiles } = statistics
  if (!quantiles) return ''
  const unit = unitText(spec?.unit)
  return `: median ${numberText(quantiles.p50)}${unit}, 90 % ${withinText({ lower: quantiles.p5, upper: quantiles.p95 }, unit)}`
}

/** What being quiet is worth. */
function wouldShowText(window: WindowEvidence): string {
  const detectable = detectableShift(window)
  return detectable === undefined ? '' : `a PSI of ${thresholdText(detectable)} would have shown`
}

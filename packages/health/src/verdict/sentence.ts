import type { MlDriftState } from '@driftline/semconv'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import { acceptedText, notCoveredText } from './accepted-text.ts'
import { dayText } from './day-text.ts'
import type { FeatureVerdict } from './feature-verdict.ts'
import { detectableShift, MINIMUM_ROWS } from './read-window.ts'
import { unseenInBuckets } from './unseen-in-buckets.ts'
import type { NotJudged, WindowEvidence } from '../evidence/judge-window.ts'

const KIND_NOUN: Readonly<Record<EvidenceKind, string>> = {
  distribution: 'the distribution',
  missing: 'missing values',
  new_category: 'new categories',
  range: 'values out of range',
  type: 'invalid values',
  stale: 'stale values',
  duplicates: 'duplicate rows',
  tails: 'values in the tails',
  constant: 'rows with one and the same value',
  volume: 'rows',
  freshness: 'rows that are late',
  schema: 'features that are absent or unknown',
}

/** The verdict in one sentence: effect, certain effect, rows, kind and since. */
export function verdictSentence(verdict: FeatureVerdict, window: WindowEvidence, timezone: string): string {
  const rows = `${window.rows.toLocaleString('en-US')} rows`
  const since = verdict.sinceMs === null ? '' : ` since ${dayText(verdict.sinceMs, timezone)}`
  return SENTENCES[verdict.state]({ verdict, window, rows, since, timezone })
}

interface SentenceParts {
  readonly verdict: FeatureVerdict
  readonly window: WindowEvidence
  readonly rows: string
  /** With a space in front; empty where nothing is raised. */
  readonly since: string
  readonly timezone: string
}

const SENTENCES: Readonly<Record<MlDriftState, (parts: SentenceParts) => string>> = {
  insufficient_data: ({ rows }) => `Not judged: ${rows}, at least ${MINIMUM_ROWS} are needed.`,
  learning: ({ rows }) => `Not judged: its reference is still being learned; ${rows}.`,
  blind: blindSentence,
  recovering: ({ verdict, since, rows, window }) =>
    verdict.notRenewed
      ? `Was raised${since} and is watched until three quiet windows have passed; ${notRenewedText(window)}; ${rows}.`
      : `Back within its reference, watched until three quiet windows have passed; was raised${since}; ${rows}.`,
  ok: okSentence,
  suspected: suspectedSentence,
  investigate: raisedSentence,
  act: raisedSentence,
  accepted: (parts) => `${raisedWithRows(parts)}; ${acceptedText(parts.verdict.accepted, parts.timezone)}.`,
}

const FAILED_TEXT = 'Not judged: its counts are not those of rows; look for what sends them'

/** Why a window could not be put beside its reference, and what to do. */
const BLIND_TEXT: Readonly<Record<NotJudged, string>> = {
  edges:
    'Not compared: its score histogram has no edge in common with the reference; give the sender the profile, or build the profile again',
  hash: 'Not compared: the sender counts in hash buckets, and the reference did not keep all its names; give the sender the profile',
  sketch:
    'Not compared: the window holds another kind of values than the reference; declare the type in the spec, or build the profile again',
  failed: FAILED_TEXT,
  calendar: FAILED_TEXT,
  edges_renewed: 'Not compared: the values left the cells they were counted in, and new ones are being learned',
}

function blindSentence({ verdict, window, rows, since }: SentenceParts): string {
  if (verdict.reason === 'not_renewed')
    return `Was raised${since}; no longer known, since no window could tell for too long; ${rows}.`
  if (verdict.reason !== 'scatter') return `${BLIND_TEXT[window.notJudged ?? 'failed']}; ${rows}.`
  const { designEffect = 1 } = window.statistics
  return (
    `Cannot tell: only a PSI of ${toText(detectableShift(window) ?? 0)} or more would show, since windows of the reference scatter ` +
    `${toText(designEffect)} times more than chance; a longer window, a seasonal reference or more rows would help; ${rows}.`
  )
}

function suspectedSentence({ window, rows, since }: SentenceParts): string {
  const [strongest] = window.evidence
  const shown = strongest ? raisedText(strongest) : ''
  const before = since === '' ? '' : `; was raised${since}`
  return `${shown} in this window alone; a second one would raise it${before}; ${rows}${unseen(window)}.`
}

function raisedSentence(parts: SentenceParts): string {
  const { verdict, window } = parts
  const { notCovered } = verdict
  const beyond = notCovered ? `; ${notCoveredText(notCovered, parts.timezone)}` : ''
  return `${raisedWithRows(parts, otherKinds(verdict, window))}${beyond}.`
}

function raisedWithRows({ verdict, window, rows, since }: SentenceParts, others = ''): string {
  const said = `${raisedText(verdict)}${since}`
  return verdict.notRenewed
    ? `${said}; ${notRenewedText(window)}; ${rows}`
    : `${said}; ${rows}${others}${unseen(window)}`
}

/** Why a window says nothing of what was raised before it. */
function notRenewedText({ notJudged }: WindowEvidence): string {
  return notJudged === undefined || notJudged === 'calendar'
    ? 'not renewed: this window is too thin to tell'
    : 'not renewed: this window cannot be compared'
}

function raisedText({ kind, effect, lowerBound }: Pick<FeatureVerdict, 'kind' | 'effect' | 'lowerBound'>): string {
  if (kind === 'distribution')
    return `Distribution moved: PSI ${toText(effect)}, certainly at least ${toText(lowerBound)},`
  const noun = KIND_NOUN[kind ?? 'distribution']
  const certain = `certainly at least ${percent(lowerBound)} of rows,`
  return `${noun[0]!.toUpperCase()}${noun.slice(1)} rose by ${percent(effect)} of rows, ${certain}`
}

function otherKinds(verdict: FeatureVerdict, window: WindowEvidence): string {
  const others = window.evidence.filter(({ kind }) => kind !== verdict.kind)
  const raised = others.filter(({ severity }) => severity >= INVESTIGATE_SEVERITY)
  if (raised.length > 0) return `; also ${raised.map(({ kind }) => KIND_NOUN[kind]).join(' and ')}`
  const missing = others.find(({ kind }) => kind === 'missing')
  return missing ? '; not missing values' : ''
}

/** What a comparison by hash bucket could not see. */
function unseen({ buckets }: WindowEvidence): string {
  return buckets ? `; ${unseenInBuckets(buckets)}` : ''
}

function okSentence({ window, ...parts }: SentenceParts): string {
  const rows = `${parts.rows}${unseen(window)}`
  if (window.notJudged === 'calendar') return `Moves with the calendar, so its distribution is not judged; ${rows}.`
  const psi = window.statistics.psiDebiased
  return psi === undefined
    ? `No problem found; ${rows}.`
    : `Like its reference: PSI ${toText(psi)} above noise; ${rows}.`
}

function percent(share: number): string {
  return `${toText(share * 100)} %`
}

function toText(value: number): string {
  return value === 0 ? '0' : String(Number(value.toPrecision(2)))
}

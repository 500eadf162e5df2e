import { MAXIMUM_DESIGN_EFFECT } from '../build/design-effect.ts'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import { dayText } from './day-text.ts'
import type { FeatureVerdict } from './advance-verdict.ts'
import { MINIMUM_ROWS } from './advance-verdict.ts'
import type { WindowEvidence } from '../evidence/judge-window.ts'

const KIND_NOUN: Readonly<Record<EvidenceKind, string>> = {
  distribution: 'the distribution',
  missing: 'missing values',
  new_category: 'new categories',
  range: 'values out of range',
  type: 'invalid values',
  stale: 'stale values',
  duplicates: 'duplicate rows',
}

/** The verdict in one sentence: effect, certain effect, rows, kind and since. */
export function verdictSentence(verdict: FeatureVerdict, window: WindowEvidence, timezone: string): string {
  const rows = `${window.rows.toLocaleString('en-US')} rows`
  const since = verdict.sinceMs === null ? '' : ` since ${dayText(verdict.sinceMs, timezone)}`
  switch (verdict.state) {
    case 'insufficient_data':
      return `Not judged: ${rows}, at least ${MINIMUM_ROWS} are needed.`
    case 'learning':
      return learningSentence(window, rows)
    case 'recovering':
      return `Back within its reference, watched until three quiet windows have passed; was raised${since}; ${rows}.`
    case 'ok':
      return okSentence(window, rows)
    case 'investigate':
    case 'act':
      return `${raisedText(verdict)}${since}; ${rows}${otherKinds(verdict, window)}.`
    case 'accepted':
      return `${raisedText(verdict)}${since}; ${rows}; expected by the spec.`
  }
}

function raisedText({ kind, effect, lowerBound }: FeatureVerdict): string {
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

function learningSentence(window: WindowEvidence, rows: string): string {
  if (window.notJudged === 'sketch-mismatch')
    return `Not judged: the window's histogram has other edges than the reference; rebuild the profile; ${rows}.`
  const phi = window.statistics.phi ?? 0
  return (
    `Not judged: the reference does not resemble one window (its own windows scatter ${toText(phi)} times more than ` +
    `chance, at most ${MAXIMUM_DESIGN_EFFECT}); try a longer window or a seasonal reference; ${rows}.`
  )
}

function okSentence(window: WindowEvidence, rows: string): string {
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

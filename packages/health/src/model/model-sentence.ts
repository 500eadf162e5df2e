import type { MlDriftState } from '@driftline/semconv'
import type { EvidenceKind } from '../evidence/severity.ts'
import { INVESTIGATE_SEVERITY } from '../evidence/severity.ts'
import { dayText } from '../verdict/day-text.ts'
import type { FeatureVerdict } from '../verdict/feature-verdict.ts'
import { MINIMUM_ROWS } from '../verdict/read-window.ts'
import { capital } from '../words/kind-noun.ts'
import type { Lead } from '../words/lead.ts'
import { leadOf } from '../words/lead.ts'
import type { Finding } from './finding.ts'
import { rowsText } from './finding-text.ts'

/** What a sentence is made of. */
export interface ModelSentence {
  readonly verdict: FeatureVerdict
  /** Strongest first. */
  readonly findings: readonly Finding[]
  readonly rows: number
  readonly timezone: string
}

/** The verdict on the model as a whole, or on the values of a segment together, in one sentence. */
export function modelSentence({ verdict, findings, rows, timezone }: ModelSentence): string {
  const since = verdict.sinceMs === null ? '' : ` since ${dayText(verdict.sinceMs, timezone)}`
  return SENTENCES[verdict.state]({ verdict, findings, rows: rowsText(rows), since })
}

interface Parts extends Pick<ModelSentence, 'verdict' | 'findings'> {
  readonly rows: string
  /** With a space in front; empty where nothing is raised. */
  readonly since: string
}

const SENTENCES: Readonly<Record<MlDriftState, (parts: Parts) => string>> = {
  insufficient_data: ({ rows }) => `Not judged: ${rows}, at least ${MINIMUM_ROWS} are needed.`,
  learning: ({ rows }) => `Not judged: what is usual is still being learned; ${rows}.`,
  blind: ({ rows, since }) => `Was raised${since}; no longer known, since no window could tell for too long; ${rows}.`,
  recovering: ({ rows, since, verdict }) =>
    verdict.notRenewed
      ? `Was raised${since} and is watched until three quiet windows have passed; ${THIN_TEXT}; ${rows}.`
      : `Back to what is usual, watched until three quiet windows have passed; was raised${since}; ${rows}.`,
  ok: ({ findings, rows }) => `No problem found: ${leadOf(findings.find(isVolume)?.lead ?? { now: rows }, '')}.`,
  suspected: ({ findings, rows, since }) => {
    const said = leadOf(findings[0]?.lead ?? { now: rows }, ' in this window alone')
    return `${capital(said)}; a second one would raise it${since && `; was raised${since}`}.`
  },
  investigate: raisedSentence,
  act: raisedSentence,
  accepted: raisedSentence,
}

const THIN_TEXT = 'not renewed: this window cannot tell'

/** What was raised by earlier windows, where this one has no word for it. */
const STANDING_TEXT: Readonly<Partial<Record<EvidenceKind, string>>> = {
  volume: 'far more or fewer rows than usual',
  freshness: 'no rows for longer than usual',
  schema: 'fields were not as declared',
  duplicates: 'more rows than usual repeat earlier ones',
  missing: 'more values are missing',
  type: 'more values are invalid',
  range: 'more values are out of range',
}

function raisedSentence({ verdict, findings, rows, since }: Parts): string {
  const shown = findings.filter(({ evidence }) => evidence.severity >= INVESTIGATE_SEVERITY)
  const leading = shown.find(({ evidence }) => evidence.kind === verdict.kind)
  const others = shown.filter((finding) => finding !== leading).map(({ lead }) => `; ${leadOf(lead, '')}`)
  const said: Lead = leading?.lead ?? { now: STANDING_TEXT[verdict.kind ?? 'volume'] ?? '' }
  const notRenewed = verdict.notRenewed ? `; ${THIN_TEXT}` : ''
  // Where the leading words are about rows, they say how many.
  const count = leading && saysRows(leading) ? '' : `; ${rows}`
  return `${capital(leadOf(said, since))}${others.join('')}${notRenewed}${count}.`
}

function isVolume({ evidence }: Finding): boolean {
  return evidence.kind === 'volume'
}

function saysRows({ evidence }: Finding): boolean {
  return evidence.kind === 'volume' || evidence.kind === 'freshness'
}

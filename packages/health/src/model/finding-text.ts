import type { ComparedRate } from '../comparison/feature-comparison.ts'
import type { SchemaProblem } from '../evidence/schema.ts'
import type { SegmentRate } from '../evidence/segment-problems.ts'
import type { Silence } from '../freshness/silence-history.ts'
import type { VolumeReading } from '../volume/volume-room.ts'
import { durationText, plural } from '../words/duration-text.ts'
import type { Lead } from '../words/lead.ts'
import { nameText } from '../words/name-text.ts'
import { countText, percentText } from '../words/number-text.ts'
import type { PhaseText } from '../words/phase-text.ts'
import { shareOf } from '../words/rate-lead.ts'

/** Fields spelled out before the rest is counted. */
const SPELLED_FIELDS = 3

/** E.g. `1,200 rows, usually 4,800 on a Monday`. */
export function volumeLead({ rows, usual }: VolumeReading, phase: PhaseText | undefined): Lead {
  const now = rowsText(rows)
  if (usual === undefined) return { now }
  const when = phase ? ` ${phase.when}` : ''
  return { now, before: `, usually ${usual < 1 ? 'none' : countText(Math.round(usual))}${when}` }
}

/** E.g. `no rows for 42 minutes, usually at most 6 minutes`. @param window the name of the windows silences are counted in */
export function silenceText({ fromMs, untilMs, usualMs }: Silence, window: string): string {
  const usually = usualMs === 0 ? `some in every window of ${window}` : `at most ${durationText(usualMs)}`
  return `no rows for ${durationText(untilMs - fromMs)}, usually ${usually}`
}

/** E.g. `12 % of rows repeat earlier ones, usually 1 %`. */
export function duplicatesLead({ current, reference }: ComparedRate): Lead {
  return { now: `${rateText(current)} of rows repeat earlier ones`, before: `, usually ${rateText(reference)}` }
}

const PROBLEM_WORD = { missing: 'missing', type: 'invalid', range: 'out of range' } as const

/** E.g. `3 % of values are missing, in the reference 0.1 %`. */
export function problemLead({ kind, current, reference }: SegmentRate): Lead {
  return {
    now: `${rateText(current)} of values are ${PROBLEM_WORD[kind]}`,
    before: `, in the reference ${rateText(reference)}`,
  }
}

/** What is not as declared, each problem with its fields: e.g. `` declared feature `x` came in no row ``. */
export function schemaText(problems: readonly SchemaProblem[]): string {
  const told = (['absent', 'type', 'undeclared'] as const).flatMap((problem) => {
    const own = problems.filter((found) => found.problem === problem)
    return own.length > 0 ? [SCHEMA_TEXT[problem](own)] : []
  })
  return told.join('; ')
}

const SCHEMA_TEXT: Readonly<Record<SchemaProblem['problem'], (own: readonly SchemaProblem[]) => string>> = {
  absent: (own) => `declared ${fieldsText('feature', own)} came in no row`,
  type: (own) => `declared ${fieldsText('feature', own)} came in another type in every row`,
  undeclared: (own) => {
    const most = percentText(Math.max(...own.map(({ share }) => share)))
    return `undeclared ${fieldsText('field', own)} came in ${own.length > 1 ? 'up to ' : ''}${most} of rows`
  },
}

function fieldsText(noun: string, problems: readonly SchemaProblem[]): string {
  const names = problems.map(({ feature }) => nameText(feature))
  const spelled = names.slice(0, SPELLED_FIELDS)
  if (names.length > SPELLED_FIELDS) return `${noun}s ${spelled.join(', ')} and ${names.length - SPELLED_FIELDS} more`
  if (spelled.length === 1) return `${noun} ${spelled[0]}`
  return `${noun}s ${spelled.slice(0, -1).join(', ')} and ${spelled.at(-1)}`
}

/** E.g. `1,200 rows`. */
export function rowsText(rows: number): string {
  return rows === 0 ? 'no rows' : plural(rows, 'row')
}

function rateText(rate: ComparedRate['current']): string {
  return percentText(shareOf(rate))
}

import type { ComparedRate } from '../comparison/feature-comparison.ts'
import type { SchemaProblem } from '../evidence/schema.ts'
import type { Silence } from '../freshness/silence-history.ts'
import { durationText } from '../verdict/duration-text.ts'
import { phaseText } from '../verdict/phase-text.ts'
import type { VolumeReading } from '../volume/volume-room.ts'

/** Fields spelled out before the rest is counted. */
const SPELLED_FIELDS = 3

/** E.g. `1,200 rows, usually 4,800 on a Monday`. */
export function volumeText({ rows, usual, phase }: VolumeReading): string {
  if (usual === undefined) return rowsText(rows)
  const when = phase ? ` ${phaseText(phase)}` : ''
  return `${rowsText(rows)}, usually ${usual < 1 ? 'none' : numberText(usual)}${when}`
}

/** E.g. `no rows for 42 min, usually at most 6 min`. @param window the name of the windows silences are counted in */
export function silenceText({ fromMs, untilMs, usualMs }: Silence, window: string): string {
  const usually = usualMs === 0 ? `usually some in every ${window}` : `usually at most ${durationText(usualMs)}`
  return `no rows for ${durationText(untilMs - fromMs)}, ${usually}`
}

/** E.g. `12 % of rows repeat earlier ones, usually 1 %`. */
export function duplicatesText({ current, reference }: ComparedRate): string {
  return `${rateText(current)} of rows repeat earlier ones, usually ${rateText(reference)}`
}

const PROBLEM_NOUN = { missing: 'missing', type: 'invalid', range: 'out of range' } as const

/** E.g. `3 % of values are missing, in the reference 0.1 %`. */
export function problemText({ kind, current, reference }: ComparedRate & { readonly kind: keyof typeof PROBLEM_NOUN }) {
  return `${rateText(current)} of values are ${PROBLEM_NOUN[kind]}, in the reference ${rateText(reference)}`
}

/** E.g. `declared feature x came in no row`; what is not as declared, each problem with its fields. */
export function schemaText(problems: readonly SchemaProblem[]): string {
  const of = (problem: SchemaProblem['problem']): readonly string[] =>
    problems.filter((own) => own.problem === problem).map(({ feature }) => feature)
  const [absent, type, undeclared] = [of('absent'), of('type'), of('undeclared')]
  const most = Math.max(...problems.filter(({ problem }) => problem === 'undeclared').map(({ share }) => share))
  return [
    ...(absent.length > 0 ? [`declared ${fieldsText('feature', absent)} came in no row`] : []),
    ...(type.length > 0 ? [`declared ${fieldsText('feature', type)} came in another type in every row`] : []),
    ...(undeclared.length > 0
      ? [
          `undeclared ${fieldsText('field', undeclared)} came in ${undeclared.length > 1 ? 'up to ' : ''}${percent(most)} of rows`,
        ]
      : []),
  ].join('; ')
}

function fieldsText(noun: string, names: readonly string[]): string {
  const rest = names.length - SPELLED_FIELDS
  const spelled = names.slice(0, SPELLED_FIELDS)
  if (rest > 0) return `${noun}s ${spelled.join(', ')} and ${rest} more`
  if (spelled.length === 1) return `${noun} ${spelled[0]}`
  return `${noun}s ${spelled.slice(0, -1).join(', ')} and ${spelled.at(-1)}`
}

/** E.g. `1,200 rows`. */
export function rowsText(rows: number): string {
  if (rows === 0) return 'no rows'
  return `${numberText(rows)} ${rows === 1 ? 'row' : 'rows'}`
}

function rateText({ count, rows }: ComparedRate['current']): string {
  return percent(Math.min(1, count / rows))
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`
}

function numberText(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

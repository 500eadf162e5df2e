import type { VerdictLine } from '@driftline/health'
import { closestName, ML_SEGMENT_NAME_VALUE_ALL, ML_SEGMENT_VALUE_VALUE_ALL } from '@driftline/semconv'
import { segmentName, toCountText } from '@driftline/view'
import { fitText } from '../terminal-text.ts'

/** Which verdict is meant. */
export interface AskedVerdict {
  readonly feature: string
  /** Left out: everyone. */
  readonly segment?: VerdictLine['segment']
  /** Left out: the headline. */
  readonly reference?: string
  /** Left out: the first window length of the file. */
  readonly window?: string
  readonly version?: string
  readonly role?: string
  /** An instant within the window, ms; left out: the latest. */
  readonly atMs?: number
}

/** The verdict, or why there is none. */
export type ChosenLine =
  | { readonly ok: true; readonly line: VerdictLine }
  | { readonly ok: false; readonly message: string }

interface Step {
  /** What is asked for, e.g. `feature`. */
  readonly what: string
  readonly asked: string
  /** What a line has of it. */
  readonly of: (line: VerdictLine) => string
}

/** Finds the one verdict that is meant; where there is none it says at which word it failed, and what there is. */
export function chooseLine(lines: readonly VerdictLine[], asked: AskedVerdict): ChosenLine {
  let left = lines
  for (const step of stepsOf(asked, lines)) {
    const matching = left.filter((line) => step.of(line) === step.asked)
    if (matching.length === 0) return { ok: false, message: nothingText(step, left) }
    left = matching
  }
  if (asked.reference === undefined) left = headlinesOf(left)
  return latestAt(left, asked.atMs)
}

function stepsOf(asked: AskedVerdict, lines: readonly VerdictLine[]): readonly Step[] {
  const { feature, segment = EVERYONE, reference, window = lines[0]!.window, version, role } = asked
  const given = (what: string, value: string | undefined, of: Step['of']): readonly Step[] =>
    value === undefined ? [] : [{ what, asked: value, of }]
  return [
    { what: 'feature', asked: feature, of: (line) => line.feature },
    { what: 'segment', asked: segmentName(segment), of: (line) => segmentName(line.segment) },
    { what: 'window', asked: window, of: (line) => line.window },
    ...given('version', version, (line) => line.version),
    ...given('role', role, (line) => line.role),
    ...given('reference', reference, (line) => line.reference),
  ]
}

const EVERYONE = { name: ML_SEGMENT_NAME_VALUE_ALL, value: ML_SEGMENT_VALUE_VALUE_ALL }

/** Lines of an earlier version name no headline: then all are. */
function headlinesOf(lines: readonly VerdictLine[]): readonly VerdictLine[] {
  const headlines = lines.filter(({ headline }) => headline)
  return headlines.length > 0 ? headlines : lines
}

function latestAt(lines: readonly VerdictLine[], atMs: number | undefined): ChosenLine {
  const within = atMs === undefined ? lines : lines.filter((line) => holds(line, atMs))
  const line = within.reduce<VerdictLine | undefined>(
    (last, next) => (last && Date.parse(last.end) > Date.parse(next.end) ? last : next),
    undefined,
  )
  if (line) return { ok: true, line }
  const [first, last] = [lines[0]!, lines.at(-1)!]
  return {
    ok: false,
    message:
      `No window of it holds ${new Date(atMs!).toISOString()}. ` +
      `The file has ${toCountText(lines.length, 'window')} of it, from ${first.start} to ${last.end}.`,
  }
}

function holds({ start, end }: VerdictLine, atMs: number): boolean {
  return Date.parse(start) <= atMs && atMs < Date.parse(end)
}

/** Names that are listed before the rest is counted. */
const LISTED_NAMES = 10

function nothingText({ what, asked, of }: Step, lines: readonly VerdictLine[]): string {
  const names = [...new Set(lines.map(of))]
  const close = closestName(asked, names)
  const listed = names.slice(0, LISTED_NAMES).map((name) => `"${fitText(name, 60)}"`)
  const rest = names.length - listed.length
  const there = `${listed.join(', ')}${rest > 0 ? ` and ${toCountText(rest, 'other')}` : ''}`
  const meant = close === undefined ? '' : ` Did you mean "${fitText(close, 60)}"?`
  return `No verdict for the ${what} "${fitText(asked, 60)}".${meant} There is ${there}.`
}

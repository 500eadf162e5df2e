import { subjectName } from '@driftline/view'
import { outcomeWords, staleWords, tallyWords, verdictWords } from './case-words.ts'
import { gradeOf } from './fail-level.ts'
import type { GateResult } from './judge-gate.ts'
import { escapeMarkdown, markdownHead, markdownRow } from './markdown-text.ts'
import type { WindowCase } from './window-cases.ts'
import { areOfSeveral, windowCases } from './window-cases.ts'

/** What GitHub takes of a step is 1 MiB; a little is left for what else the step writes. */
export const SUMMARY_BYTES = 1_000_000

/** Rows of a table that nobody reads to the end. */
const MOST_ROWS = 500

interface Section {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A gate's decision as Markdown. @param bytes most it may take. */
export function renderSummary(result: GateResult, bytes: number = SUMMARY_BYTES): string {
  const { model, unjudged, failOn } = result
  const cases = windowCases(result.suites)
  const why = unjudged === undefined ? '' : `: ${unjudged}`
  const head = `## Driftline gate: ${escapeMarkdown(`${model}: ${verdictWords(result)}${why}`)}\n\n`
  const tally = `${tallyWords(cases)}; fails on ${failOn}. Exit code ${result.exitCode}.\n`
  let text = head + tally
  for (const section of sectionsOf(result, cases)) text += renderSection(section, bytes - Buffer.byteLength(text))
  return text
}

/** What went wrong before anything could be judged, as Markdown. */
export function renderSummaryError(message: string): string {
  return `## Driftline gate: could not judge\n\n${escapeMarkdown(message)}\n`
}

function sectionsOf(result: GateResult, cases: readonly WindowCase[]): readonly Section[] {
  const hasWindows = areOfSeveral(cases)
  const head = [...(hasWindows ? ['window'] : []), 'segment', 'feature', 'kind', 'state', 'in words']
  const rowOf = (own: WindowCase): readonly string[] => [...(hasWindows ? [own.window] : []), ...cellsOf(own)]
  const section = (title: string, shown: readonly WindowCase[]): Section => ({ title, head, rows: shown.map(rowOf) })
  const isSchema = ({ kind }: WindowCase): boolean => kind === 'schema'
  const others = cases.filter((own) => !isSchema(own))
  const raised = others.filter(({ outcome }) => outcome === 'raised')
  return [
    section(
      'Schema',
      cases.filter((own) => isSchema(own) && own.state !== 'ok'),
    ),
    section(
      'Columns without a say',
      cases.filter((own) => isSchema(own) && own.state === 'ok'),
    ),
    section(
      'Raised',
      raised.toSorted((a, b) => gradeOf(b.state) - gradeOf(a.state)),
    ),
    section(
      'Unreadable',
      others.filter(({ outcome }) => outcome === 'unreadable'),
    ),
    section(
      'Milder than what fails',
      others.filter(({ outcome, state }) => outcome === 'passed' && gradeOf(state) > 0),
    ),
    section(
      'Accepted',
      others.filter(({ outcome }) => outcome === 'accepted'),
    ),
    { title: 'Stale in the baseline', head: ['entry'], rows: result.stale.map((entry) => [staleWords(entry)]) },
    section(
      'Not judged',
      others.filter(({ outcome }) => outcome === 'not_judged'),
    ),
  ]
}

function cellsOf(own: WindowCase): readonly string[] {
  return [own.segment, subjectName(own), own.kind, own.state.replace('_', ' '), outcomeWords(own)]
}

/** Bytes kept for the line that says how much is left out. */
const REST_BYTES = 40

function renderSection({ title, head, rows }: Section, bytes: number): string {
  if (rows.length === 0) return ''
  let text = `\n### ${title}\n\n${markdownHead(head)}`
  let left = bytes - Buffer.byteLength(text) - REST_BYTES
  let shown = 0
  for (const row of rows.slice(0, MOST_ROWS)) {
    const line = markdownRow(row)
    left -= Buffer.byteLength(line)
    if (left < 0) break
    text += line
    shown += 1
  }
  if (shown === 0) return ''
  return shown === rows.length ? text : `${text}\nand ${(rows.length - shown).toLocaleString('en-US')} more\n`
}

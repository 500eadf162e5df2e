import type { Contradiction, ExplainedCell, ExplainedSection, Explanation, VerdictLine } from '@driftline/health'
import { nameInRole, segmentName, toNumberText } from '@driftline/view'
import type { OutputStream } from '../command-context.ts'
import { renderTable } from '../print-table.ts'
import { fitText } from '../terminal-text.ts'

/** Digits a figure is printed with. */
const DIGITS = 6

/** The arithmetic of a verdict as text: what it is of, its sentence, and every step. */
export function renderExplanation(
  line: VerdictLine,
  { sections, contradictions }: Explanation,
  stream: OutputStream,
): string {
  const isWrong = contradictions.length > 0
  const parts = sections.map((section) =>
    section.summary !== undefined && !isWrong
      ? `${section.title}: ${section.summary}\n`
      : `${section.title}\n${renderSection(section, stream)}`,
  )
  const nothing = 'There is nothing to reckon: the line carries no kind of evidence.\n'
  return [headText(line), ...(parts.length > 0 ? parts : [nothing])].join('\n')
}

/** What a line says and what its figures give. */
export function contradictionText({ name, path, value, figures }: Contradiction): string {
  return `${name}: the line says ${figureText(value)} (${path}), the figures give ${figureText(figures)}`
}

function headText(line: VerdictLine): string {
  const { segment, reference, window, start, end, version, model, state, sentence } = line
  const of = [`${nameInRole(line.feature, line)} of ${model} ${version}`, segmentName(segment), `against ${reference}`]
  const text = `${of.join(', ')}, ${window} from ${start} to ${end}: ${state.replace('_', ' ')}`
  return `${fitText(text)}\n${fitText(sentence)}\n`
}

const COLUMNS = [
  { title: 'figure', minimumWidth: 6 },
  { title: 'how', minimumWidth: 24 },
  { title: 'gives', align: 'right' as const },
  { title: 'the line says', align: 'right' as const },
]

function renderSection({ steps, cells }: ExplainedSection, stream: OutputStream): string {
  const rows = steps.map(({ name, how, value, told }) => [
    name,
    how,
    figureText(value),
    told ? figureText(told.value) : '',
  ])
  const table = renderTable(COLUMNS, rows, stream)
  return cells && cells.length > 0 ? `${renderCells(cells, stream)}${table}` : table
}

function renderCells(cells: readonly ExplainedCell[], stream: OutputStream): string {
  const titles = ['cell', 'reference', 'window', 'p', 'q', '(q − p) · ln(q / p)']
  const columns = titles.map((title) => ({ title, align: 'right' as const }))
  const rows = cells.map(({ reference, current, referenceShare, currentShare, term }, i) => [
    String(i + 1),
    ...[reference, current, referenceShare, currentShare, term].map(figureText),
  ])
  return renderTable(columns, rows, stream)
}

/** A figure to six digits; counts whole. */
function figureText(value: number | string | null): string {
  if (value === null) return 'none'
  if (typeof value === 'string') return value
  if (Number.isInteger(value)) return value.toLocaleString('en-US')
  const size = Math.abs(value)
  if (size < 1e-4 || size >= 1e9) return toNumberText(value)
  return Number(value.toPrecision(DIGITS)).toLocaleString('en-US', { maximumSignificantDigits: DIGITS })
}

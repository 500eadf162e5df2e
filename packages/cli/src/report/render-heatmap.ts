import { INVESTIGATE_SEVERITY } from '@driftline/health'
import { shortenApart, toCountText, toSeverityText, toTimeMs } from '@driftline/view'
import type { HeatColumn, TimeLabels } from '@driftline/view'

import type { ShownRow } from './choice.ts'
import { escapeHtml } from './escape-html.ts'
import { createCellFinder } from './heat-cells.ts'
import { toHeatClass } from './heat-class.ts'
import type { CellFacts } from './packed/cell-facts.ts'
import { idIn } from './packed/page-facts.ts'
import { renderMore } from './sections.ts'
import type { Sections } from './sections.ts'

/** Columns up to which a cell is wide enough for its severity in figures. */
const MOST_LABELLED = 24
const MOST_AXIS_LABELS = 8
/** A label that begins further right, as a part of the width, would be cut off. */
const LAST_LABEL = 0.92
/** Characters of a name that fit beside the cells, and on a phone. */
const NAME_LENGTH = 26
const SHORT_NAME_LENGTH = 14

/** The model and its features over time, one row each; coloured by severity. */
export function renderHeatmap(sections: Sections): string {
  const { page, view, labels, whole, most } = sections
  const shown = sections.rows.slice(0, most.heat)
  if (whole.length + shown.length === 0) return ''
  const { columns } = page
  const isLabelled = columns.length <= MOST_LABELLED
  const binned = columns[0]?.windowCount ?? 1
  const note =
    binned > 1 ? `<p class="note">Each column is the most severe of ${toCountText(binned, 'window')}.</p>` : ''
  const id = idIn(view, 'over-time')
  const bodies = [whole, shown].filter((rows) => rows.length > 0)
  const drawn = { isLabelled, cellsOf: createCellFinder(columns) }
  return `<section aria-labelledby="${id}" class="over-time">
<h2 id="${id}">Over time</h2>
${renderLegend()}
<div class="scroll latest-first" tabindex="0" role="region" aria-label="Severity over time"><table class="heat${isLabelled ? ' labelled' : ''}" role="grid" aria-label="Severity of each feature over time; arrow keys move from cell to cell">
<colgroup><col class="name"><col span="${columns.length}"></colgroup>
<thead>${isLabelled ? renderHeads(sections) : renderAxis(columns, labels)}</thead>
${bodies.map((rows) => `<tbody>\n${renderRows(rows, sections, drawn)}\n</tbody>`).join('\n')}
</table></div>
${note}${renderMore(shown.length, sections.rows.length, 'heat')}
</section>`
}

interface Drawn {
  readonly isLabelled: boolean
  readonly cellsOf: (row: ShownRow['row']) => readonly (CellFacts | undefined)[]
}

function renderRows(rows: readonly ShownRow[], { isOfSegments }: Sections, drawn: Drawn): string {
  const names = rows.map((row) => rowName(row, isOfSegments))
  const [long, short] = [shortenApart(names, NAME_LENGTH), shortenApart(names, SHORT_NAME_LENGTH)]
  return rows
    .map((row, index) => {
      const heat = drawn
        .cellsOf(row.row)
        .map((cell) => `<td class="${toHeatClass(cell)}">${drawn.isLabelled ? toCellText(cell) : ''}</td>`)
      return `<tr><th scope="row"><a href="#${row.row.anchor}" title="${escapeHtml(names[index]!)}">${renderName(long[index]!, short[index]!)}</a></th>${heat.join('')}</tr>`
    })
    .join('\n')
}

/** A row's name, with its segment where rows of several are shown. */
export function rowName({ name, row }: ShownRow, isOfSegments: boolean): string {
  return isOfSegments ? `${name} · ${row.segment}` : name
}

/** A name that could not be shortened may break, others stand on one line. */
function renderName(long: string, short: string): string {
  const named = [
    ['wide', long, NAME_LENGTH],
    ['narrow', short, SHORT_NAME_LENGTH],
  ] as const
  return named
    .map(
      ([place, text, most]) => `<span class="${place}${text.length > most ? ' whole' : ''}">${escapeHtml(text)}</span>`,
    )
    .join('')
}

const SWATCHES = [
  ['s1', 'ok'],
  ['suspected', 'suspected'],
  ['s4', ''],
  ['s6', 'investigate'],
  ['s7', ''],
  ['s9', 'act'],
  ['s8 held', 'not renewed'],
  ['s2 recovering', 'recovering'],
  ['accepted', 'accepted'],
  ['blind', 'cannot tell'],
  ['thin', 'too few rows'],
  ['learning', 'learning'],
  ['none', 'no data'],
] as const

function renderLegend(): string {
  const items = SWATCHES.map(([swatch, text]) => `<li><i class="${swatch}"></i>${text}</li>`)
  return `<ul class="legend" aria-label="What a cell looks like">${items.join('')}</ul>`
}

/** A head for each column; that of the window which is shown stands out. */
function renderHeads({ page: { columns }, labels, shownEndMs }: Sections): string {
  const every = Math.ceil(columns.length / 13)
  const shown = columns.findLastIndex(({ start }) => toTimeMs(start) < shownEndMs)
  const heads = columns.map(({ start }, index) => {
    const isNamed = (columns.length - 1 - index) % every === 0
    return `<th scope="col"${index === shown ? ' class="shown"' : ''}><abbr title="${labels.toLabel(start)}">${isNamed ? labels.toShortLabel(start) : ''}</abbr></th>`
  })
  return `<tr><td></td>${heads.join('')}</tr>`
}

function renderAxis(columns: readonly HeatColumn[], labels: TimeLabels): string {
  const every = Math.ceil(columns.length / MOST_AXIS_LABELS)
  const ticks = columns.flatMap(({ start }, index) =>
    index % every === 0 && index < columns.length * LAST_LABEL
      ? [`<span style="left:${((index / columns.length) * 100).toFixed(2)}%">${labels.toLabel(start)}</span>`]
      : [],
  )
  return `<tr><td></td><td class="axis" colspan="${columns.length}"><div>${ticks.join('')}</div></td></tr>`
}

function toCellText(cell: CellFacts | undefined): string {
  if (cell === undefined) return ''
  if (cell.state === 'accepted') return '✓'
  return cell.severity >= INVESTIGATE_SEVERITY ? toSeverityText(cell.severity) : ''
}

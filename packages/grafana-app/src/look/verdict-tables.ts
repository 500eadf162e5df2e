import { stateText, subjectName, toEffectText, nextLook } from '@driftline/view'
import { plainWord } from '../frames/plain-word.ts'
import type { CsvColumn, CsvTable } from '../frames/csv-text.ts'
import { timeCell } from '../frames/csv-text.ts'
import type { DriftHeatmap } from '../frames/drift-heatmap.ts'
import type { RankedRow } from '../frames/model-rows.ts'
import type { VerdictCell } from '../frames/verdict-cells.ts'

/** Severity as a column. */
export const SEVERITY: CsvColumn = { name: 'severity', unit: '0 to 100' }

const CELL_COLUMNS = ['window end', 'state', 'reason', SEVERITY, 'kind', 'reference'].map(toColumn)

/** Verdicts window after window: one row for each that is told. */
export function cellsTable(cells: readonly (VerdictCell | undefined)[]): CsvTable {
  return { columns: CELL_COLUMNS, rows: cells.flatMap((cell) => (cell ? [cellRow(cell)] : [])) }
}

/** The cells of a heatmap, row by row. */
export function heatmapTable({ rows }: DriftHeatmap): CsvTable {
  return {
    columns: [{ name: 'feature' }, ...CELL_COLUMNS],
    rows: rows.flatMap((row) => row.cells.flatMap((cell) => (cell ? [[subjectName(row), ...cellRow(cell)]] : []))),
  }
}

/** Features by what they ask for, in words as they are shown beside figures as they are. */
export function rankedTable(rows: readonly RankedRow[]): CsvTable {
  return {
    columns: ['feature', 'state', SEVERITY, 'since', 'kind', 'effect', 'for certain', 'look next'].map(toColumn),
    rows: rows.map(({ latest }) => {
      const { since, state, severity, kind } = latest
      const { effect, sure } = toEffectText(latest)
      const sinceMs = since === undefined || since === null ? undefined : Number(since)
      const said = [kind ? plainWord(kind) : undefined, effect, sure, nextLook(latest)]
      return [subjectName(latest), stateText[state], severity, timeCell(sinceMs), ...said.map(saidCell)]
    }),
  }
}

function cellRow({ windowEndMs, state, reason, severity, kind, reference }: VerdictCell) {
  const said = [plainWord(kind), reference]
  return [timeCell(windowEndMs), state && stateText[state], plainWord(reason), severity, ...said]
}

/** What is told as not known is empty here. */
function saidCell(text: string | undefined): string | undefined {
  return text === '–' ? undefined : text
}

function toColumn(column: string | CsvColumn): CsvColumn {
  return typeof column === 'string' ? { name: column } : column
}

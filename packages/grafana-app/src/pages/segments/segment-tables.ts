import { stateText, subjectName } from '@driftline/view'
import { plainWord } from '../../frames/plain-word.ts'
import type { CsvTable } from '../../frames/csv-text.ts'
import { SHARE, timeCell } from '../../frames/csv-text.ts'
import type { SegmentValue } from '../../frames/segment-values.ts'
import { SEVERITY } from '../../look/verdict-tables.ts'

/** The values of a dimension: one row for each feature that is raised, one for a value in which none is. */
export function segmentsTable(values: readonly SegmentValue[]): CsvTable {
  return {
    columns: [
      { name: 'value' },
      { name: 'state' },
      { name: 'rows' },
      { name: 'feature' },
      SEVERITY,
      { name: 'kind' },
      { name: 'since' },
      { name: 'contributes', unit: SHARE },
      { name: 'of the shift of' },
    ],
    rows: values.flatMap(({ value, state, rows, raised, contribution }) => {
      const own = [value, state && stateText[state], rows]
      const part = [contribution?.share, contribution?.feature]
      if (raised.length === 0) return [[...own, undefined, undefined, undefined, undefined, ...part]]
      return raised.map((cell) => [
        ...own,
        subjectName(cell),
        cell.severity,
        plainWord(cell.kind),
        timeCell(cell.sinceMs),
        ...part,
      ])
    }),
  }
}

import type { DriftState } from '@driftline/health'
import { statesByUrgency, stateText } from '@driftline/view'
import type { CsvTable } from '../../frames/csv-text.ts'
import { timeCell } from '../../frames/csv-text.ts'

/** What is told of every window; undefined where nothing is. */
interface ToldOfWindows {
  readonly counts: readonly (ReadonlyMap<DriftState, number> | undefined)[]
  readonly rows: readonly (number | undefined)[]
}

/** Features by state, window after window: a column for each state that any window has. */
export function statesTable(endsMs: readonly number[], { counts, rows }: ToldOfWindows): CsvTable {
  const states = statesByUrgency.filter((state) => counts.some((told) => told?.has(state)))
  return {
    columns: [
      { name: 'window end' },
      ...states.map((state) => ({ name: stateText[state], unit: 'features' })),
      { name: 'rows' },
    ],
    rows: endsMs.map((endMs, i) => [
      timeCell(endMs),
      ...states.map((state) => counts[i] && (counts[i].get(state) ?? 0)),
      rows[i],
    ]),
  }
}

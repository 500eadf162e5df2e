import { toCountText } from '@driftline/view'
import type { VerdictCell } from '../../frames/verdict-cells.ts'
import { cellWords } from '../../look/cell-words.ts'
import { StateStrip } from '../../look/chart/StateStrip.tsx'
import { Section } from '../../look/Section.tsx'
import { cellsTable } from '../../look/verdict-tables.ts'
import type { ShownWindows } from '../../look/WindowsChart.tsx'
import { WindowsChart } from '../../look/WindowsChart.tsx'
import { VERDICT } from '../../queries/verdict-queries.ts'

interface StateSectionProps {
  readonly windows: ShownWindows
  readonly cells: readonly VerdictCell[]
}

const STATE_QUERIES = [VERDICT.status, VERDICT.severity]

/** The state, window after window. */
export function StateSection({ windows, cells }: StateSectionProps) {
  const byEnd = new Map(cells.map((cell) => [cell.windowEndMs, cell]))
  const inColumns = windows.endsMs.map((endMs) => byEnd.get(endMs))
  return (
    <Section
      title="State"
      caption={`${toCountText(windows.endsMs.length, 'window')}, filled by severity`}
      source={{ queries: STATE_QUERIES, table: () => cellsTable(inColumns), isOverTime: true }}
    >
      <WindowsChart
        windows={windows}
        name="State over time"
        height={24}
        padding={0.04}
        wordsOf={(column) => cellWords(inColumns[column])}
      >
        {(frame) => <StateStrip frame={frame} cells={inColumns} />}
      </WindowsChart>
    </Section>
  )
}

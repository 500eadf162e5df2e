import { isRaised } from '@driftline/health'
import type { DriftState } from '@driftline/health'
import { statesByUrgency, stateText, toCountText, toNumberText, toPartText } from '@driftline/view'
import { StateStacks, totalOf } from '../../look/chart/StateStacks.tsx'
import { Section } from '../../look/Section.tsx'
import { VERDICT } from '../../queries/verdict-queries.ts'
import type { ShownWindows } from '../../look/WindowsChart.tsx'
import { WindowsChart } from '../../look/WindowsChart.tsx'
import type { ModelShown } from './load-model.ts'
import { statesTable } from './states-table.ts'

interface StatesSectionProps {
  readonly windows: ShownWindows
  readonly shown: Pick<ModelShown, 'states' | 'rows'>
}

/** How many features were in each state, window after window. */
export function StatesSection({ windows, shown }: StatesSectionProps) {
  const statesByEnd = new Map(shown.states.map(({ windowEndMs, features }) => [windowEndMs, features]))
  const rowsByEnd = new Map(shown.rows.map(({ windowEndMs, rows }) => [windowEndMs, rows]))
  const counts = windows.endsMs.map((endMs) => statesByEnd.get(endMs))
  const wordsOf = (column: number): string => {
    const rows = rowsByEnd.get(windows.endsMs[column] ?? NaN)
    return [statesWords(counts[column]), rows === undefined ? '' : `${toNumberText(rows)} rows`]
      .filter(Boolean)
      .join('; ')
  }
  return (
    <Section
      title="State over time"
      caption={`features by state, ${toCountText(windows.endsMs.length, 'window')}; what asks for most at the foot`}
      source={{
        queries: [VERDICT.features, VERDICT.rows],
        table: () => statesTable(windows.endsMs, { counts, rows: windows.endsMs.map((endMs) => rowsByEnd.get(endMs)) }),
        isOverTime: true,
      }}
    >
      <WindowsChart windows={windows} name="Features by state over time" height={120} padding={0.04} wordsOf={wordsOf}>
        {(frame) => <StateStacks frame={frame} counts={counts} />}
      </WindowsChart>
    </Section>
  )
}

/** `21 of 50 raised: 18 act, 3 investigate, 29 ok`. */
function statesWords(counts: ReadonlyMap<DriftState, number> | undefined): string {
  if (counts === undefined) return 'nothing is told'
  const raised = [...counts].reduce((sum, [state, count]) => sum + (isRaised({ state }) ? count : 0), 0)
  const each = statesByUrgency.flatMap((state) => {
    const count = counts.get(state) ?? 0
    return count === 0 ? [] : [`${count} ${stateText[state]}`]
  })
  return `${toPartText(raised, totalOf(counts))} raised: ${each.join(', ')}`
}

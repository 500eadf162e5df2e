import { toPercentText } from '@driftline/view'
import type { FeatureHistory } from '../../frames/feature-history.ts'
import { ValueLines } from '../../look/chart/ValueLines.tsx'
import { Section } from '../../look/Section.tsx'
import { inWindows } from '../../look/window-columns.ts'
import type { ShownWindows } from '../../look/WindowsChart.tsx'
import { WindowsChart } from '../../look/WindowsChart.tsx'
import { shareTable } from './feature-tables.ts'

interface QualitySectionProps {
  readonly windows: ShownWindows
  readonly title: string
  /** Name of the query. */
  readonly query: string
  readonly history: FeatureHistory | undefined
}

/** A share of rows, window after window. */
export function QualitySection({ windows, title, query, history }: QualitySectionProps) {
  const values = inWindows(history, windows.endsMs)
  return (
    <Section
      title={title}
      note={values.every((value) => value === undefined) ? 'not counted for this feature' : undefined}
      caption="share of rows"
      source={{ queries: [query], table: () => shareTable(title, history, windows.endsMs), isOverTime: true }}
    >
      <WindowsChart
        windows={windows}
        name={`${title} over time`}
        height={72}
        wordsOf={(column) => shareText(values[column])}
      >
        {(frame) => (
          <ValueLines frame={frame} toText={toPercentText} fromZero lines={[{ name: title, values, look: 'strong' }]} />
        )}
      </WindowsChart>
    </Section>
  )
}

function shareText(share: number | undefined): string {
  return share === undefined ? 'nothing is told' : toPercentText(share)
}

import { toNumberText } from '@driftline/view'
import { ValueLines } from '../../look/chart/ValueLines.tsx'
import { Section } from '../../look/Section.tsx'
import { inWindows } from '../../look/window-columns.ts'
import type { ShownWindows } from '../../look/WindowsChart.tsx'
import { WindowsChart } from '../../look/WindowsChart.tsx'
import { MODEL } from '../../queries/model-queries.ts'
import type { ModelShown } from './load-model.ts'
import { scoreTable } from './model-tables.ts'

/** How much of what the model was given could be used, window after window. */
export function ScoreSection({ windows, score }: { readonly windows: ShownWindows } & Pick<ModelShown, 'score'>) {
  const values = inWindows(score, windows.endsMs)
  return (
    <Section
      title="Quality score"
      note={
        values.every((value) => value === undefined)
          ? 'No score is told: the spec declares no features, or the processor is older than it.'
          : undefined
      }
      caption="share of the input that could be used, 0 to 1"
      source={{ queries: [MODEL.score], table: () => scoreTable(windows.endsMs, values), isOverTime: true }}
    >
      <WindowsChart
        windows={windows}
        name="Quality score over time"
        height={120}
        wordsOf={(column) => scoreText(values[column])}
      >
        {(frame) => (
          <ValueLines
            frame={frame}
            toText={toNumberText}
            fromZero
            lines={[{ name: 'score', values, look: 'strong' }]}
          />
        )}
      </WindowsChart>
    </Section>
  )
}

function scoreText(score: number | undefined): string {
  return score === undefined ? 'nothing is told' : toNumberText(score)
}

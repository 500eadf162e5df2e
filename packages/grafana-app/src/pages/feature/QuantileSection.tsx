import { ML_BIN_SOURCE_VALUE_CURRENT } from '@driftline/semconv'
import { toNumberText } from '@driftline/view'
import type { QuantileHistory } from '../../frames/feature-history.ts'
import { ValueLines } from '../../look/chart/ValueLines.tsx'
import { Section } from '../../look/Section.tsx'
import { inWindows } from '../../look/window-columns.ts'
import type { ShownWindows } from '../../look/WindowsChart.tsx'
import { WindowsChart } from '../../look/WindowsChart.tsx'
import { FEATURE } from '../../queries/feature-queries.ts'
import { quantileTable } from './feature-tables.ts'

interface QuantileSectionProps {
  readonly windows: ShownWindows
  readonly quantiles: readonly QuantileHistory[]
  /** Empty where none is said. */
  readonly unit: string
}

/** Where the values lie, window after window, before where those of the reference lay. */
export function QuantileSection({ windows, quantiles, unit }: QuantileSectionProps) {
  const valuesOf = (quantile: string, isCurrent: boolean): readonly (number | undefined)[] =>
    inWindows(
      quantiles.find(
        (found) => found.quantile === quantile && (found.source === ML_BIN_SOURCE_VALUE_CURRENT) === isCurrent,
      ),
      windows.endsMs,
    )
  const [low, middle, high] = ['p5', 'p50', 'p95'].map((name) => ({
    current: valuesOf(name, true),
    reference: valuesOf(name, false),
  })) as [Sides, Sides, Sides]
  const inUnit = unit === '' ? '' : ` in ${unit}`
  return (
    <Section
      title="Values over time"
      caption={`median and middle 90 %${inUnit}; reference grey, dashed`}
      source={{
        queries: [FEATURE.quantiles],
        table: () => quantileTable(quantiles, windows.endsMs, unit),
        isOverTime: true,
      }}
    >
      <WindowsChart
        windows={windows}
        name="Quantiles over time"
        height={200}
        wordsOf={(column) => quantileWords([low, middle, high], column)}
      >
        {(frame) => (
          <ValueLines
            frame={frame}
            toText={toNumberText}
            band={[low.reference, high.reference]}
            lines={[
              { name: 'reference', values: middle.reference, look: 'dashed' },
              { name: 'p5', values: low.current, look: 'fine' },
              { name: 'p95', values: high.current, look: 'fine' },
              { name: 'p50', values: middle.current, look: 'strong' },
            ]}
          />
        )}
      </WindowsChart>
    </Section>
  )
}

interface Sides {
  readonly current: readonly (number | undefined)[]
  readonly reference: readonly (number | undefined)[]
}

/** `median 3.2, 90 % in 1.1–8; reference median 2.9, 90 % in 1–7`. */
function quantileWords([low, middle, high]: readonly [Sides, Sides, Sides], column: number): string {
  const sideWords = (side: keyof Sides): string | undefined => {
    const [p5, p50, p95] = [low, middle, high].map((sides) => sides[side][column])
    if (p5 === undefined || p50 === undefined || p95 === undefined) return undefined
    return `median ${toNumberText(p50)}, 90 % in ${toNumberText(p5)} to ${toNumberText(p95)}`
  }
  const reference = sideWords('reference')
  return [sideWords('current') ?? 'nothing is told', reference && `reference ${reference}`].filter(Boolean).join('; ')
}

import { toPercentText } from '@driftline/view'
import { RadioButtonGroup } from '@grafana/ui'
import { useState } from 'react'
import { CUMULATIVE } from '../../app/choices.ts'
import type { Distribution } from '../../frames/distribution.ts'
import { binText, largestShift } from '../../look/bin-text.ts'
import { BinColumns, BinSteps } from '../../look/chart/BinColumns.tsx'
import { ColumnChart } from '../../look/chart/ColumnChart.tsx'
import { Section } from '../../look/Section.tsx'
import { FEATURE } from '../../queries/feature-queries.ts'
import { CategoryRows } from './CategoryRows.tsx'
import { distributionTable } from './feature-tables.ts'

interface DistributionSectionProps {
  readonly distribution: Distribution
  readonly shape: string
  readonly onShape: (shape: string) => void
  /** The window in words. */
  readonly windowLabel: string
}

const SHAPES = [
  { label: 'Shares', value: '' },
  { label: 'Cumulative', value: CUMULATIVE },
]

/** Then and now: ranges as columns, or summed up; categories as rows. */
export function DistributionSection({ distribution, shape, onShape, windowLabel }: DistributionSectionProps) {
  const { bins, reference } = distribution
  const isOfRanges = bins.every(({ cumulative }) => cumulative !== undefined)
  return (
    <Section
      title="Then and now"
      caption={`${reference} grey, ${windowLabel} blue`}
      source={{ queries: [FEATURE.distribution], table: () => distributionTable(distribution) }}
      aside={
        isOfRanges && (
          <RadioButtonGroup aria-label="Shape" size="sm" options={SHAPES} value={shape} onChange={onShape} />
        )
      }
    >
      {isOfRanges ? (
        <Bins distribution={distribution} isCumulative={shape === CUMULATIVE} />
      ) : (
        <CategoryRows bins={bins} />
      )}
    </Section>
  )
}

interface BinsProps extends Pick<DistributionSectionProps, 'distribution'> {
  readonly isCumulative: boolean
}

function Bins({ distribution: { bins, reference }, isCumulative }: BinsProps) {
  const [pointed, setPointed] = useState<number>()
  const edgeOf = (column: number): string => binText(bins, column).replace(/^.* /, '')
  const wordsOf = (column: number): string => {
    const bin = bins[column]
    if (bin === undefined) return ''
    const [where, shares] =
      isCumulative && bin.cumulative
        ? [`all ${binText([bin], 0)}`.replace('all all', 'all'), bin.cumulative]
        : [binText(bins, column), bin]
    return `${where}: ${reference} ${toPercentText(shares.reference)}, now ${toPercentText(shares.current)}`
  }
  return (
    <ColumnChart
      name={isCumulative ? 'Distribution, summed up' : 'Distribution'}
      columnCount={bins.length}
      height={200}
      padding={isCumulative ? 0 : 0.12}
      labelOf={edgeOf}
      labelAt="edge"
      wordsOf={wordsOf}
      pointed={pointed}
      resting={largestShift(bins)}
      onPoint={setPointed}
    >
      {(frame) => (isCumulative ? <BinSteps frame={frame} bins={bins} /> : <BinColumns frame={frame} bins={bins} />)}
    </ColumnChart>
  )
}

import { toPercentText } from '@driftline/view'
import { useState } from 'react'
import type { DistributionBin } from '../../frames/distribution.ts'
import { binText, largestShift } from '../bin-text.ts'
import { BinColumns, BinSteps } from '../chart/BinColumns.tsx'
import { ColumnChart } from '../chart/ColumnChart.tsx'
import { CategoryRows } from './CategoryRows.tsx'

interface DistributionChartProps {
  readonly bins: readonly DistributionBin[]
  /** What the chart shows, for who does not see it. Default `Distribution`. */
  readonly name?: string
  /** What the bins are compared with. */
  readonly reference: string
  /** What they are of. Default `now`. */
  readonly current?: string
  /** Ranges summed up from the lowest instead of one by one. */
  readonly isCumulative: boolean
  /** px, without the labels below. Default 200. */
  readonly height?: number
}

/** Whether the bins are ranges of numbers, which can be summed up; else they are categories. */
export function areRanges(bins: readonly DistributionBin[]): boolean {
  return bins.every(({ cumulative }) => cumulative !== undefined)
}

/** Then and now: ranges as columns, or summed up; categories as rows. */
export function DistributionChart(props: DistributionChartProps) {
  return areRanges(props.bins) ? <Ranges {...props} /> : <CategoryRows bins={props.bins} />
}

function Ranges(props: DistributionChartProps) {
  const { bins, name = 'Distribution', reference, current = 'now', isCumulative, height = 200 } = props
  const [pointed, setPointed] = useState<number>()
  const edgeOf = (column: number): string => binText(bins, column).replace(/^.* /, '')
  const wordsOf = (column: number): string => {
    const bin = bins[column]
    if (bin === undefined) return ''
    const [where, shares] =
      isCumulative && bin.cumulative
        ? [`all ${binText([bin], 0)}`.replace('all all', 'all'), bin.cumulative]
        : [binText(bins, column), bin]
    return `${where}: ${reference} ${toPercentText(shares.reference)}, ${current} ${toPercentText(shares.current)}`
  }
  return (
    <ColumnChart
      name={isCumulative ? `${name}, summed up` : name}
      columnCount={bins.length}
      height={height}
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

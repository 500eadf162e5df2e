import { toPercentText } from '@driftline/view'
import { useState } from 'react'
import type { DistributionBin } from '../frames/distribution.ts'
import { binText, largestShift } from './bin-text.ts'
import { BinColumns, BinSteps } from './chart/BinColumns.tsx'
import { ColumnChart } from './chart/ColumnChart.tsx'

interface DistributionBinsProps {
  readonly bins: readonly DistributionBin[]
  /** What the chart shows, for who does not see it. */
  readonly name: string
  /** What the grey one is of. */
  readonly reference: string
  /** What the blue one is of. */
  readonly current: string
  readonly isCumulative?: boolean
  /** px, without the labels below */
  readonly height: number
}

/** Two distributions over the same ranges: bin by bin, or summed up. */
export function DistributionBins({
  bins,
  name,
  reference,
  current,
  isCumulative = false,
  height,
}: DistributionBinsProps) {
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

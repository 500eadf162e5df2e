import { distributionColours } from '@driftline/view'
import { toPercentText } from '@driftline/view'
import { useTheme2 } from '@grafana/ui'
import { scaleLinear } from 'd3-scale'
import type { DistributionBin } from '../../frames/distribution.ts'
import { themeOf } from '../StateMark.tsx'
import type { ChartFrame } from './ColumnChart.tsx'
import { ValueAxis } from './ValueAxis.tsx'

interface BinColumnsProps {
  readonly frame: ChartFrame
  readonly bins: readonly DistributionBin[]
}

/** Then as wide columns, now as narrow ones before them. */
export function BinColumns({ frame, bins }: BinColumnsProps) {
  const name = themeOf(useTheme2())
  const highest = Math.max(0.01, ...bins.flatMap(({ reference, current }) => [reference, current]))
  const y = scaleLinear([0, highest], [frame.height, 6]).nice(4)
  const wide = frame.x.bandwidth()
  return (
    <>
      <ValueAxis frame={frame} y={y} toText={toPercentText} />
      {bins.map(({ reference, current }, bin) => (
        // oxlint-disable-next-line react/no-array-index-key -- a bin is its place
        <g key={bin}>
          <rect
            x={frame.x(bin)}
            y={y(reference)}
            width={wide}
            height={frame.height - y(reference)}
            fill={distributionColours.reference[name]}
          />
          <rect
            x={(frame.x(bin) ?? 0) + wide * 0.3}
            y={y(current)}
            width={wide * 0.4}
            height={frame.height - y(current)}
            fill={distributionColours.current[name]}
          />
        </g>
      ))}
    </>
  )
}

/** Both summed up from the lowest bin: then as a filled step, now as a line. */
export function BinSteps({ frame, bins }: BinColumnsProps) {
  const name = themeOf(useTheme2())
  const y = scaleLinear([0, 1], [frame.height, 6])
  const half = frame.x.step() / 2
  const stepsOf = (source: 'reference' | 'current'): string =>
    bins.map(({ cumulative }, bin) => `V${y(cumulative?.[source] ?? 0)}H${frame.middle(bin) + half}`).join('')
  const from = frame.middle(0) - half
  return (
    <>
      <path d={`M${from},${y(0)}${stepsOf('reference')}V${y(0)}Z`} fill={distributionColours.reference[name]} />
      <ValueAxis frame={frame} y={y} toText={toPercentText} />
      <path
        d={`M${from},${y(0)}${stepsOf('current')}`}
        fill="none"
        stroke={distributionColours.current[name]}
        strokeWidth={2}
      />
    </>
  )
}

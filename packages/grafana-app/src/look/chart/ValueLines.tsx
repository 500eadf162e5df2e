import { useTheme2 } from '@grafana/ui'
import { distributionColours } from '@driftline/view'
import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import { themeOf } from '../StateMark.tsx'
import type { ChartFrame } from './ColumnChart.tsx'
import { ValueAxis } from './ValueAxis.tsx'

/** A value in each column; nothing where it is not told. */
export interface ValueLine {
  readonly name: string
  readonly values: readonly (number | undefined)[]
  readonly look: 'strong' | 'fine' | 'dashed'
}

interface ValueLinesProps {
  readonly frame: ChartFrame
  readonly lines: readonly ValueLine[]
  /** Filled between two lines: what is usual. */
  readonly band?: readonly [lower: ValueLine['values'], upper: ValueLine['values']]
  readonly toText: (value: number) => string
  /** Shares begin at nothing. */
  readonly fromZero?: boolean
}

/** Values over columns; a line ends where nothing is told. */
export function ValueLines({ frame, lines, band, toText, fromZero = false }: ValueLinesProps) {
  const theme = useTheme2()
  const name = themeOf(theme)
  const y = scaleOf([...lines.map(({ values }) => values), ...(band ?? [])], { fromZero, height: frame.height })
  const dashed = theme.colors.text.secondary
  const current = distributionColours.current[name]
  return (
    <>
      {band && <path d={bandPath(frame, y, band)} fill={distributionColours.reference[name]} opacity={0.6} />}
      <ValueAxis frame={frame} y={y} toText={toText} />
      {lines.map(({ name: key, values, look }) => (
        <g key={key}>
          <path
            d={linePath(frame, y, values)}
            fill="none"
            stroke={look === 'dashed' ? dashed : current}
            strokeWidth={look === 'strong' ? 2 : 1}
            strokeDasharray={look === 'dashed' ? '5 3' : undefined}
          />
          {look !== 'dashed' &&
            values.map((value, column) =>
              value === undefined ? null : (
                <circle
                  // oxlint-disable-next-line react/no-array-index-key -- a column is its place
                  key={column}
                  cx={frame.middle(column)}
                  cy={y(value)}
                  r={frame.x.step() < 8 ? 0.75 : look === 'strong' ? 2.5 : 1.5}
                  fill={current}
                />
              ),
            )}
        </g>
      ))}
    </>
  )
}

function scaleOf(
  all: readonly ValueLine['values'][],
  { fromZero, height }: { readonly fromZero: boolean; readonly height: number },
): ScaleLinear<number, number> {
  const values = all.flat().filter((value) => value !== undefined)
  const lowest = fromZero ? 0 : Math.min(...values)
  const highest = Math.max(...values, fromZero ? 0.01 : -Infinity)
  const [from, to] = lowest === highest ? [lowest - 1, highest + 1] : [lowest, highest]
  return scaleLinear([from, to], [height - 4, 6]).nice(4)
}

function linePath(frame: ChartFrame, y: ScaleLinear<number, number>, values: ValueLine['values']): string {
  return values
    .map((value, column) => {
      if (value === undefined) return ''
      const begins = column === 0 || values[column - 1] === undefined
      return `${begins ? 'M' : 'L'}${frame.middle(column)},${y(value)}`
    })
    .join('')
}

/** One piece for each run of columns in which both edges are known. */
function bandPath(
  frame: ChartFrame,
  y: ScaleLinear<number, number>,
  [lower, upper]: readonly [ValueLine['values'], ValueLine['values']],
): string {
  const half = frame.x.step() / 2
  return lower
    .map((low, column) => {
      const high = upper[column]
      if (low === undefined || high === undefined) return ''
      const [left, right] = [frame.middle(column) - half, frame.middle(column) + half]
      return `M${left},${y(low)}H${right}V${y(high)}H${left}Z`
    })
    .join('')
}

import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ScaleBand } from 'd3-scale'
import { scaleBand } from 'd3-scale'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useWidth } from './use-width.ts'

/** Room for the figures on the left and the labels below, px. */
const LEFT = 52
const RIGHT = 8
const BELOW = 20
/** A label below is at most so wide, px. */
const LABEL_WIDTH = 64
/** A label nearer to the right edge ends at its column, px. */
const LABEL_ROOM = 12

/** Where the columns of a chart are, px. */
export interface ChartFrame {
  readonly x: ScaleBand<number>
  /** Middle of a column. */
  readonly middle: (column: number) => number
  readonly left: number
  readonly right: number
  readonly height: number
}

export interface ColumnChartProps {
  /** What the chart shows, for who does not see it. */
  readonly name: string
  readonly columnCount: number
  /** px, without the labels below */
  readonly height: number
  /** Share of a column that is left empty, 0..1. Default 0. */
  readonly padding?: number
  readonly labelOf: (column: number) => string
  /** Where a label stands: in the middle of its column or at its right edge, which the last has none of. */
  readonly labelAt?: 'middle' | 'edge'
  /** What a column says in words. */
  readonly wordsOf: (column: number) => ReactNode
  /** Column that is pointed at; undefined for none. */
  readonly pointed: number | undefined
  /** Column whose words stand below while none is pointed at. */
  readonly resting: number
  readonly onPoint: (column: number | undefined) => void
  readonly children: (frame: ChartFrame) => ReactNode
}

/** A chart of columns side by side, that are pointed at by pointer and by arrow keys; what one says stands below. */
export function ColumnChart(props: ColumnChartProps) {
  const { name, columnCount, height, padding = 0, wordsOf, pointed, resting, children } = props
  const styles = useStyles2(stylesOf)
  const [ref, width] = useWidth()
  const columns = Array.from({ length: columnCount }, (_, column) => column)
  const x = scaleBand(columns, [LEFT, Math.max(LEFT + 1, width - RIGHT)]).padding(padding)
  const frame: ChartFrame = {
    x,
    middle: (column) => (x(column) ?? 0) + x.bandwidth() / 2,
    left: LEFT,
    right: Math.max(LEFT + 1, width - RIGHT),
    height,
  }
  const shown = pointed ?? resting
  return (
    <div ref={ref}>
      <svg
        className={styles.chart}
        width={width}
        height={height + BELOW}
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, columnCount - 1)}
        aria-valuenow={shown}
        aria-valuetext={textOf(props, shown)}
        onPointerMove={(event) => props.onPoint(columnAt(event, frame, columnCount))}
        onPointerLeave={() => props.onPoint(undefined)}
        onBlur={() => props.onPoint(undefined)}
        onKeyDown={(event) => moveByKey(event, props)}
      >
        {width > LEFT && children(frame)}
        {pointed !== undefined && <line className={styles.crosshair} {...vertical(frame.middle(pointed), height)} />}
        <Labels {...props} frame={frame} />
      </svg>
      <div className={styles.words}>{wordsOf(shown)}</div>
    </div>
  )
}

function Labels({ frame, columnCount, labelOf, labelAt }: ColumnChartProps & { readonly frame: ChartFrame }) {
  const styles = useStyles2(stylesOf)
  const isAtEdge = labelAt === 'edge'
  const last = isAtEdge ? columnCount - 2 : columnCount - 1
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / Math.max(1, frame.x.step())))
  const shown = Array.from({ length: columnCount }, (_, column) => column).filter(
    (column) => column <= last && (last - column) % every === 0,
  )
  return shown.map((column) => (
    <text
      key={column}
      className={styles.label}
      x={frame.middle(column) + (isAtEdge ? frame.x.step() / 2 : 0)}
      y={frame.height + 14}
      textAnchor={!isAtEdge && frame.right - frame.middle(column) < LABEL_ROOM ? 'end' : 'middle'}
    >
      {labelOf(column)}
    </text>
  ))
}

/** A line from top to bottom. */
export function vertical(x: number, height: number) {
  return { x1: x, x2: x, y1: 0, y2: height }
}

function textOf({ labelOf, wordsOf }: ColumnChartProps, column: number): string {
  const words = wordsOf(column)
  return typeof words === 'string' ? words : labelOf(column)
}

function columnAt(event: PointerEvent<SVGSVGElement>, { x }: ChartFrame, columnCount: number): number | undefined {
  const offset = event.clientX - event.currentTarget.getBoundingClientRect().left - (x(0) ?? 0)
  return columnCount === 0 ? undefined : Math.min(columnCount - 1, Math.max(0, Math.floor(offset / x.step())))
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  Home: -Infinity,
  End: Infinity,
}

function moveByKey(event: KeyboardEvent, { pointed, resting, columnCount, onPoint }: ColumnChartProps): void {
  const step = STEPS[event.key]
  if (step === undefined) return
  event.preventDefault()
  onPoint(Math.min(columnCount - 1, Math.max(0, (pointed ?? resting) + step)))
}

const stylesOf = (theme: GrafanaTheme2) => ({
  chart: css({ display: 'block', fontVariantNumeric: 'tabular-nums', touchAction: 'pan-y' }),
  label: css({ fontSize: 12, fill: theme.colors.text.secondary }),
  crosshair: css({ stroke: theme.colors.text.secondary, strokeDasharray: '2 2', pointerEvents: 'none' }),
  words: css({
    minHeight: 20,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: '20px',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
})

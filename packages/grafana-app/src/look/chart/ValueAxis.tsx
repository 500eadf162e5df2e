import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ScaleLinear } from 'd3-scale'
import type { ChartFrame } from './ColumnChart.tsx'

/** Height that a figure takes, px. */
const PER_FIGURE = 32

interface ValueAxisProps {
  readonly frame: ChartFrame
  readonly y: ScaleLinear<number, number>
  readonly toText: (value: number) => string
}

/** Figures on the left, and a faint line at each. */
export function ValueAxis({ frame, y, toText }: ValueAxisProps) {
  const styles = useStyles2(stylesOf)
  return y.ticks(Math.min(4, Math.floor(frame.height / PER_FIGURE))).map((value) => (
    <g key={value}>
      <line className={styles.line} x1={frame.left} x2={frame.right} y1={y(value)} y2={y(value)} />
      <text className={styles.figure} x={frame.left - 8} y={y(value)} dy="0.32em" textAnchor="end">
        {toText(value)}
      </text>
    </g>
  ))
}

const stylesOf = (theme: GrafanaTheme2) => ({
  line: css({ stroke: theme.colors.border.weak }),
  figure: css({ fontSize: 12, fill: theme.colors.text.secondary }),
})

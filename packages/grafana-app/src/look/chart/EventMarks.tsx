import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { TimeEvent } from '../../frames/time-events.ts'
import type { ChartFrame } from './ColumnChart.tsx'

interface EventMarksProps {
  readonly frame: ChartFrame
  /** By the columns that they fall into. */
  readonly events: ReadonlyMap<number, readonly TimeEvent[]>
}

/** A line where a version began or ended or something was changed, with a flag at its head; its words stand with those of the column. */
export function EventMarks({ frame, events }: EventMarksProps) {
  const styles = useStyles2(stylesOf)
  return Array.from(events, ([column, own]) => {
    const x = frame.x(column) ?? 0
    return (
      <g key={column} className={styles.mark}>
        <title>{own.map(({ text }) => text).join('; ')}</title>
        <line x1={x} x2={x} y1={0} y2={frame.height} />
        <path d={own.some(({ kind }) => kind === 'change') ? `M${x},0h8l-8,8z` : `M${x},0h7v7h-7z`} />
      </g>
    )
  })
}

/** What a column says, and what happened in it. */
export function withEvents(words: string, events: readonly TimeEvent[] = []): string {
  return [words, ...events.map(({ text }) => text)].join('; ')
}

const stylesOf = (theme: GrafanaTheme2) => ({
  mark: css({ stroke: theme.colors.text.primary, strokeWidth: 1, path: { fill: theme.colors.text.primary } }),
})

import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { memo } from 'react'

/** A label is at most so wide, px. */
const LABEL_PX = 64

interface ColumnLabelsProps {
  readonly endsMs: readonly number[]
  readonly labelOf: (endMs: number) => string
  /** Of all columns, px. */
  readonly width: number
}

/** Columns by name as far as there is room, the newest first; pointing at a cell does not change them. */
export const ColumnLabels = memo(function ColumnLabels({ endsMs, labelOf, width }: ColumnLabelsProps) {
  const styles = useStyles2(stylesOf)
  const step = width / Math.max(1, endsMs.length)
  const every = Math.max(1, Math.ceil(LABEL_PX / Math.max(1, step)))
  return (
    <div className={styles.labels}>
      {endsMs.map((endMs, column) =>
        (endsMs.length - 1 - column) % every === 0 ? (
          <span key={endMs} style={{ right: width - (column + 1) * step, minWidth: step }}>
            {labelOf(endMs)}
          </span>
        ) : null,
      )}
    </div>
  )
})

const stylesOf = (theme: GrafanaTheme2) => ({
  labels: css({
    position: 'relative',
    height: 20,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    span: { position: 'absolute', textAlign: 'center', whiteSpace: 'nowrap' },
  }),
})

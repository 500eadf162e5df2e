import { css, cx } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import type { ReactNode } from 'react'
import { narrowTable } from './narrow-table.ts'
import type { PageColumn } from './page-column.ts'

interface PageTableProps {
  readonly columns: readonly PageColumn[]
  /** How its cells look beyond what all tables have. */
  readonly className: string
  /** The rows: one cell for each column, the first a heading. */
  readonly children: ReactNode
}

/** A table of a page; on a phone it has fewer columns, or a card for each row. */
export function PageTable({ columns, className, children }: PageTableProps) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.scroll}>
      <table className={cx(styles.table, className, css(narrowTable(columns, useTheme2())))}>
        <thead>
          <tr>
            {columns.map(({ name, isFigure = false }) => (
              <th key={name} scope="col" data-figure={isFigure}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto', containerType: 'inline-size' }),
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    'th, td': { height: 36, textAlign: 'left', verticalAlign: 'middle' },
    'thead th': {
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
      color: theme.colors.text.secondary,
      whiteSpace: 'nowrap',
    },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
    '[data-figure=true]': { textAlign: 'right' },
  }),
})

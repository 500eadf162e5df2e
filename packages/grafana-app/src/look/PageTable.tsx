import { css, cx } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'

interface PageTableProps {
  /** The columns, and whether they hold figures. */
  readonly columns: readonly { readonly name: string; readonly isFigure?: boolean }[]
  /** How its cells look beyond what all tables have. */
  readonly className: string
  /** The rows. */
  readonly children: ReactNode
}

/** A table of a page; where it is too wide it scrolls by itself. */
export function PageTable({ columns, className, children }: PageTableProps) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.scroll}>
      <table className={cx(styles.table, className)}>
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
  scroll: css({ overflowX: 'auto' }),
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

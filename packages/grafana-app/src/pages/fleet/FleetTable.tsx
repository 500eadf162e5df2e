import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ShownFleet } from './read-fleet.ts'
import { FleetTableRow } from './FleetTableRow.tsx'

/** The columns, and whether they hold figures. */
const COLUMNS = [
  { name: 'Model' },
  { name: 'State' },
  { name: 'Worst feature' },
  { name: 'Features' },
  { name: 'Error budget left' },
  { name: 'Rows', isFigure: true },
  { name: 'Version' },
  { name: 'Owner' },
  { name: 'Tier', isFigure: true },
  { name: 'Window ended' },
] as const

/** One row for each model and environment, what needs attention first. */
export function FleetTable({ rows, viewMs }: Pick<ShownFleet, 'rows' | 'viewMs'>) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column.name} scope="col" data-figure={'isFigure' in column}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FleetTableRow key={`${row.environment} ${row.model}`} row={row} viewMs={viewMs} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      padding: theme.spacing(0.25, 2, 0.25, 0),
      height: 36,
      lineHeight: '17px',
      textAlign: 'left',
      verticalAlign: 'middle',
    },
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

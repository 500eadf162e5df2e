import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ShownFleet } from './read-fleet.ts'
import { PageTable } from '../../look/PageTable.tsx'
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
    <PageTable columns={COLUMNS} className={styles.table}>
      {rows.map((row) => (
        <FleetTableRow key={`${row.environment} ${row.model}`} row={row} viewMs={viewMs} />
      ))}
    </PageTable>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({ 'th, td': { padding: theme.spacing(0.25, 2, 0.25, 0), lineHeight: '17px' } }),
})

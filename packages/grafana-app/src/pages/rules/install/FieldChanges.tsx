import { css } from '@emotion/css'
import type { FieldChange } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { PageTable } from '../../../look/PageTable.tsx'
import { fieldWords } from '../../../rules/install/decision-words.ts'

const COLUMNS = [{ name: 'Part' }, { name: 'In Grafana now' }, { name: 'After the import' }] as const

/** Part by part what a rule is and what it would be. */
export function FieldChanges({ fields }: { readonly fields: readonly FieldChange[] }) {
  const styles = useStyles2(stylesOf)
  return (
    <PageTable columns={COLUMNS} className={styles.table}>
      {fields.map(({ field, installed, wanted }) => (
        <tr key={field}>
          <th scope="row">{fieldWords(field)}</th>
          <td>{installed ?? '–'}</td>
          <td>{wanted ?? '–'}</td>
        </tr>
      ))}
    </PageTable>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    tableLayout: 'fixed',
    minWidth: 560,
    'th, td': { padding: theme.spacing(0.5, 2, 0.5, 0), verticalAlign: 'top' },
    'thead th:first-child': { width: 160 },
    'tbody th': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
    td: {
      fontFamily: 'monospace',
      fontSize: theme.typography.bodySmall.fontSize,
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
  }),
})

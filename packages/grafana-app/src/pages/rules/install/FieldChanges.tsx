import { css } from '@emotion/css'
import type { FieldChange } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { PageTable } from '../../../look/PageTable.tsx'
import { fieldWords } from '../../../rules/install/decision-words.ts'
import type { TextParts } from '../../../rules/install/text-parts.ts'
import { textParts } from '../../../rules/install/text-parts.ts'

const COLUMNS = [{ name: 'Part' }, { name: 'In Grafana now' }, { name: 'After the import' }] as const

/** Part by part what a rule is and what it would be. */
export function FieldChanges({ fields }: { readonly fields: readonly FieldChange[] }) {
  const styles = useStyles2(stylesOf)
  return (
    <PageTable columns={COLUMNS} className={styles.table}>
      {fields.map(({ field, installed, wanted }) => {
        const [now, then] = textParts(installed ?? '', wanted ?? '')
        return (
          <tr key={field}>
            <th scope="row">{fieldWords(field)}</th>
            <td title={installed}>{installed === undefined ? '–' : <Parts {...now} />}</td>
            <td title={wanted}>{wanted === undefined ? '–' : <Parts {...then} />}</td>
          </tr>
        )
      })}
    </PageTable>
  )
}

function Parts({ before, differing, after }: TextParts) {
  return (
    <>
      {before}
      <strong>{differing}</strong>
      {after}
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    tableLayout: 'fixed',
    'th, td': { padding: theme.spacing(0.5, 2, 0.5, 0), verticalAlign: 'top' },
    'thead th:first-child': { width: 168, '@media (max-width: 600px)': { width: 96 } },
    'tbody th': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
    td: {
      fontFamily: 'monospace',
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
    'td strong': { color: theme.colors.text.primary },
  }),
})

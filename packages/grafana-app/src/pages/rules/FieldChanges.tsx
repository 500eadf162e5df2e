import { css } from '@emotion/css'
import type { FieldChange } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { PageTable } from '../../look/PageTable.tsx'
import { fieldWords } from '../../rules/field-words.ts'
import type { TextParts } from '../../rules/text-parts.ts'
import { textParts } from '../../rules/text-parts.ts'

interface FieldChangesProps {
  readonly fields: readonly FieldChange[]
  /** What the two sides are called, e.g. `In Grafana now` and `After the import`. */
  readonly sides: readonly [installed: string, wanted: string]
}

/** Part by part what a rule is and what it would be. */
export function FieldChanges({ fields, sides }: FieldChangesProps) {
  const styles = useStyles2(stylesOf)
  const columns = ['Part', ...sides].map((name) => ({ name }))
  return (
    <PageTable columns={columns} className={styles.table}>
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

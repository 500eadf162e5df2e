import { css } from '@emotion/css'
import type { FieldChange, RuleDifference } from '@driftline/rules'
import { changeExcerpts, differenceWords } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { PageTable } from '../../look/PageTable.tsx'

const COLUMNS = [
  { name: 'Rule' },
  { name: 'Objective, tier' },
  { name: 'Group' },
  { name: 'What it is' },
  { name: 'Changes' },
] as const

/** How installed rules differ from those of the spec; nothing where none does. */
export function DifferenceTable({ differences }: { readonly differences: readonly RuleDifference[] }) {
  const styles = useStyles2(stylesOf)
  if (differences.length === 0) return null
  return (
    <PageTable columns={COLUMNS} className={styles.table}>
      {differences.map(({ status, kind, name, group, about, fields }) => (
        <tr key={`${status} ${kind} ${group} ${name} ${about}`}>
          <td>{name}</td>
          <td>{about}</td>
          <td>{group}</td>
          <td>
            <strong>{status}</strong> {differenceWords[status]}
          </td>
          <td>
            {fields.map((change) => (
              <Change key={change.field} change={change} />
            ))}
          </td>
        </tr>
      ))}
    </PageTable>
  )
}

/** A part of a rule as it is installed and as the spec has it. */
function Change({ change }: { readonly change: FieldChange }) {
  const styles = useStyles2(stylesOf)
  const [before, after] = changeExcerpts(change)
  return (
    <div>
      {change.field}
      {change.installed !== undefined && <code className={styles.side}>− {before}</code>}
      {change.wanted !== undefined && <code className={styles.side}>+ {after}</code>}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    'th, td': { padding: theme.spacing(0.25, 2, 0.25, 0), verticalAlign: 'top' },
    'td:last-child': { minWidth: 280 },
  }),
  side: css({
    display: 'block',
    margin: theme.spacing(0.25, 0),
    background: 'none',
    border: 0,
    fontFamily: 'monospace',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  }),
})

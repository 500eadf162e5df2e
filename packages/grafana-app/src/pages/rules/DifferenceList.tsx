import { css } from '@emotion/css'
import type { RuleDifference } from '@driftline/rules'
import { differenceWords } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { Name } from '../../look/Name.tsx'
import { FieldChanges } from './FieldChanges.tsx'

interface DifferenceListProps {
  readonly differences: readonly RuleDifference[]
  /** Where the rules are installed. */
  readonly name: string
}

/** How installed rules differ from those of the spec; nothing where none does. */
export function DifferenceList({ differences, name: source }: DifferenceListProps) {
  const styles = useStyles2(stylesOf)
  if (differences.length === 0) return null
  return (
    <ul className={styles.list}>
      {differences.map(({ status, kind, name, group, about, fields }) => (
        <li key={`${status} ${kind} ${group} ${name} ${about}`}>
          <strong>{status}</strong> <Name name={name} maxLength={80} /> {differenceWords[status]}
          <div className={styles.place}>
            <bdi>{about === '' ? group : `${about}, ${group}`}</bdi>
          </div>
          {fields.length > 0 && <FieldChanges fields={fields} sides={[`In ${source} now`, 'In the spec']} />}
        </li>
      ))}
    </ul>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    li: { padding: theme.spacing(0.75, 0), borderTop: `1px solid ${theme.colors.border.weak}` },
    'li:first-child': { borderTop: 0 },
  }),
  place: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
})

import { css } from '@emotion/css'
import type { RuleIssue } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { Icon, useStyles2 } from '@grafana/ui'

interface IssueListProps {
  readonly issues: readonly RuleIssue[]
  /** Shows a place of the text, both from 1. */
  readonly onShow: (line: number, column: number) => void
}

/** What is wrong with a text and what to know of it, each with its place. */
export function IssueList({ issues, onShow }: IssueListProps) {
  const styles = useStyles2(stylesOf)
  if (issues.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Problems and warnings">
      {issues.map(({ line, column, severity, message, hint, path }) => (
        <li key={`${line}:${column}:${path}:${message}`} className={styles.issue} data-severity={severity}>
          <button type="button" className={styles.place} onClick={() => onShow(line, column)}>
            line {line}, column {column}
          </button>
          <span className={styles.severity}>
            <Icon name={severity === 'problem' ? 'exclamation-circle' : 'exclamation-triangle'} size="sm" /> {severity}
          </span>
          <span>
            {message}
            {hint !== '' && <span className={styles.hint}> {hint}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: theme.spacing(1, 0, 0) }),
  issue: css({
    display: 'grid',
    gridTemplateColumns: '140px 96px 1fr',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.5, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 600px)': { gridTemplateColumns: '1fr 1fr', '> :last-child': { gridColumn: '1 / -1' } },
  }),
  place: css({
    justifySelf: 'start',
    border: 0,
    padding: 0,
    background: 'none',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
  severity: css({ '[data-severity=problem] > &': { color: theme.colors.error.text } }),
  hint: css({ color: theme.colors.text.secondary }),
})

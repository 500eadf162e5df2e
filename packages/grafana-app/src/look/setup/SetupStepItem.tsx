import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { ClipboardButton, Icon, useStyles2 } from '@grafana/ui'
import type { SetupStep } from '../../frames/setup/setup-steps.ts'
import { SNIPPETS } from './snippets.ts'

interface SetupStepItemProps {
  readonly step: SetupStep
  /** Its place among all, from 1 on. */
  readonly number: number
  /** All before it are done. */
  readonly isNext: boolean
}

/** A step: whether it is done, in a sign and in words, and what to copy where it is not. */
export function SetupStepItem({ step: { name, title, text, isDone }, number, isNext }: SetupStepItemProps) {
  const styles = useStyles2(stylesOf)
  const snippet = isDone ? undefined : SNIPPETS[name]
  return (
    <li className={styles.step} aria-current={isNext ? 'step' : undefined}>
      <span className={styles.sign} aria-hidden>
        {isDone ? <Icon name="check" /> : number}
      </span>
      <div className={styles.said}>
        <div>
          <strong>{title}</strong>
          <span className={styles.word}>{isDone ? 'done' : isNext ? 'next' : 'not yet'}</span>
        </div>
        <p className={styles.text}>{text}</p>
        {snippet !== undefined && (
          <div className={styles.snippet}>
            <pre tabIndex={0}>{snippet}</pre>
            <ClipboardButton
              aria-label={`Copy: ${title}`}
              className={styles.copy}
              variant="secondary"
              size="sm"
              icon="copy"
              getText={() => snippet}
            >
              Copy
            </ClipboardButton>
          </div>
        )}
      </div>
    </li>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  step: css({ display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', gap: theme.spacing(1.5) }),
  sign: css({ textAlign: 'center', color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  said: css({ minWidth: 0 }),
  word: css({
    marginLeft: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  text: css({ margin: 0, color: theme.colors.text.secondary }),
  snippet: css({
    position: 'relative',
    marginTop: theme.spacing(1),
    pre: {
      margin: 0,
      padding: theme.spacing(1, 10, 1, 1.5),
      [theme.breakpoints.down('sm')]: { padding: theme.spacing(5, 1.5, 1) },
      overflowX: 'auto',
      whiteSpace: 'pre',
      wordBreak: 'normal',
      fontFamily: 'monospace',
      fontSize: theme.typography.bodySmall.fontSize,
    },
  }),
  copy: css({ position: 'absolute', top: theme.spacing(0.75), right: theme.spacing(0.75) }),
})

import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'

/** What stands where a page would have more: what is missing, why, and one thing to do. */
export interface Notice {
  readonly title: string
  readonly why: string
  /** What somebody else says of it, word by word. */
  readonly words?: string
  readonly action?: { readonly text: string; readonly run: () => void }
}

/** An empty page that says why it is empty. */
export function PageNotice({ title, why, words, action }: Notice) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.notice} role="status">
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.why}>{why}</p>
      {words !== undefined && <blockquote className={styles.words}>{words}</blockquote>}
      {action && (
        <Button variant="secondary" onClick={action.run}>
          {action.text}
        </Button>
      )}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  notice: css({ padding: theme.spacing(4, 0), maxWidth: 640 }),
  title: css({ fontSize: 22, lineHeight: '28px', fontWeight: 600 }),
  why: css({ color: theme.colors.text.secondary }),
  words: css({
    margin: theme.spacing(0, 0, 2),
    padding: theme.spacing(0.5, 1.5),
    border: 0,
    borderLeft: `2px solid ${theme.colors.border.medium}`,
    fontFamily: 'monospace',
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
})

import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { ClipboardButton, useStyles2 } from '@grafana/ui'
import type { WrongFrames } from '../frames/panels/wrong-frames.ts'

interface WrongFramesNoticeProps extends Pick<WrongFrames, 'found' | 'needed'> {
  /** What the panel draws. */
  readonly title: string
  /** A query that gives the right frames. */
  readonly query: string
}

/** What stands in a panel whose query gives something else: what came, what is needed, and a query for it. */
export function WrongFramesNotice({ title, found, needed, query }: WrongFramesNoticeProps) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.notice} role="status">
      <strong>{title}</strong>
      <p>Found: {found}.</p>
      <p>Needed: {needed}.</p>
      <p>A query to begin with:</p>
      <pre className={styles.query}>{query}</pre>
      <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => query}>
        Copy query
      </ClipboardButton>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  notice: css({
    height: '100%',
    overflow: 'auto',
    padding: theme.spacing(1),
    maxWidth: 640,
    overflowWrap: 'anywhere',
    p: { margin: theme.spacing(0.5, 0), color: theme.colors.text.secondary },
  }),
  query: css({ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
})

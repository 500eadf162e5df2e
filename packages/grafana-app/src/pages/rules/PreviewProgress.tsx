import { css } from '@emotion/css'
import { toPartText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import type { PreviewProgress as Progress } from '../../rules/preview/run-preview.ts'

interface PreviewProgressProps {
  readonly progress: Progress
  readonly onCancel: () => void
}

/** How far a preview has come, and the way out of it. */
export function PreviewProgress({ progress: { done, all }, onCancel }: PreviewProgressProps) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.running} role="status">
      <progress className={styles.progress} value={done} max={all} aria-label="Questions answered" />
      <span>{toPartText(done, all)} questions answered</span>
      <Button size="sm" variant="secondary" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  running: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  progress: css({ width: 240, maxWidth: '100%', accentColor: theme.colors.text.secondary }),
})

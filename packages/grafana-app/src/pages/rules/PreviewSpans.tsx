import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import type { PreviewSpan } from '../../rules/preview/preview-plan.ts'
import { PREVIEW_SPANS } from './preview-spans.ts'

interface PreviewSpansProps {
  /** End of what is tried, ms since 1970. */
  readonly toMs: number
  readonly isRunning: boolean
  readonly hasRun: boolean
  readonly onRun: (span: PreviewSpan) => Promise<void>
}

/** How far back to look: nothing is asked before somebody wants it. */
export function PreviewSpans({ toMs, isRunning, hasRun, onRun }: PreviewSpansProps) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.spans}>
      {PREVIEW_SPANS.map(({ text, durationMs }, i) => (
        <Button
          key={text}
          size="sm"
          variant={i === 0 && !hasRun ? 'primary' : 'secondary'}
          disabled={isRunning}
          onClick={() => void onRun({ fromMs: toMs - durationMs, toMs })}
        >
          Try {text}
        </Button>
      ))}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  spans: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
})

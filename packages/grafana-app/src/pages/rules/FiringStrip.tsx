import { css } from '@emotion/css'
import type { AlertRule } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { FiringInterval } from '../../rules/preview/alert-preview.ts'
import type { PreviewSpan } from '../../rules/preview/preview-plan.ts'

interface FiringStripProps {
  readonly firing: readonly FiringInterval[]
  readonly span: PreviewSpan
  readonly severity: AlertRule['severity']
}

/** When an alert would have fired, on a line of the time that was tried; the figures beside it say it in words. */
export function FiringStrip({ firing, span, severity }: FiringStripProps) {
  const styles = useStyles2(stylesOf)
  const share = (durationMs: number): string => `${(durationMs / (span.toMs - span.fromMs)) * 100}%`
  return (
    <div className={styles.strip} aria-hidden>
      {firing.map(({ fromMs, toMs }) => (
        <div
          key={fromMs}
          className={styles.firing}
          data-severity={severity}
          style={{ left: share(fromMs - span.fromMs), width: share(toMs - fromMs) }}
        />
      ))}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  strip: css({
    position: 'relative',
    height: 16,
    overflow: 'hidden',
    borderBottom: `1px solid ${theme.colors.border.medium}`,
  }),
  firing: css({
    position: 'absolute',
    top: 4,
    bottom: 0,
    minWidth: 2,
    backgroundColor: theme.colors.text.secondary,
    '&[data-severity=warning]': { backgroundColor: theme.colors.warning.main },
    '&[data-severity=critical]': { top: 0, backgroundColor: theme.colors.error.main },
  }),
})

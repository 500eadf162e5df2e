import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import type { PageView } from '../../app/use-page-view.ts'
import { PageNotice } from '../../look/PageNotice.tsx'
import { Section } from '../../look/Section.tsx'
import { Settling } from '../../look/Settling.tsx'
import type { BuiltRules } from '../../rules/read-spec.ts'
import { PreviewAnswer } from './PreviewAnswer.tsx'
import { PREVIEW_SPANS } from './preview-spans.ts'
import { usePreview } from './use-preview.ts'

interface PreviewSectionProps {
  readonly built: BuiltRules
  readonly dataSource: NonNullable<PageView['dataSource']>
  readonly page: Pick<PageView, 'range' | 'zone'>
}

/** When the alerts would have fired, asked of the data source on request: the last day first, more where wanted. */
export function PreviewSection({ built, dataSource, page: { range, zone } }: PreviewSectionProps) {
  const styles = useStyles2(stylesOf)
  const { state, run, cancel } = usePreview(dataSource.uid, built)
  const { preview, progress, error } = state
  const isRunning = progress !== undefined
  return (
    <Section
      title="Would have fired"
      caption={`every condition asked of ${dataSource.name} at the rule's own interval, up to the end of the time range`}
      aside={
        <div className={styles.spans}>
          {PREVIEW_SPANS.map(({ text, durationMs }) => (
            <Button
              key={text}
              size="sm"
              variant={preview === undefined && text === PREVIEW_SPANS[0].text ? 'primary' : 'secondary'}
              disabled={isRunning}
              onClick={() => void run({ fromMs: range.toMs - durationMs, toMs: range.toMs })}
            >
              Try {text}
            </Button>
          ))}
        </div>
      }
    >
      {isRunning && (
        <div className={styles.running} role="status">
          <progress className={styles.progress} value={progress.done} max={progress.all} aria-label="Asked" />
          <span>
            {progress.done} of {progress.all} questions answered
          </span>
          <Button size="sm" variant="secondary" onClick={cancel}>
            Cancel
          </Button>
        </div>
      )}
      {error && <PageNotice title={`${dataSource.name} does not tell`} why={error.message} />}
      {preview && (
        <Settling isLoading={isRunning}>
          <PreviewAnswer preview={preview} zone={zone} />
        </Settling>
      )}
    </Section>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  spans: css({ display: 'flex', gap: theme.spacing(1) }),
  running: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  progress: css({ width: 240, maxWidth: '100%', accentColor: theme.colors.text.secondary }),
})

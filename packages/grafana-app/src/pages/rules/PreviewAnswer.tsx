import { css } from '@emotion/css'
import { toCountText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { Icon, useStyles2 } from '@grafana/ui'
import { spanText } from './preview-spans.ts'
import { FiringList } from './FiringList.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { timeText } from './time-text.ts'
import type { Preview } from './use-preview.ts'

/** What would have fired, and what could not. */
export function PreviewAnswer({ preview, zone }: { readonly preview: Preview; readonly zone: string }) {
  const styles = useStyles2(stylesOf)
  return (
    <>
      <p className={styles.sentence}>{previewSentence(preview, zone)}</p>
      {preview.withoutData.map((name) => (
        <p key={name} className={styles.silent}>
          <Icon name="exclamation-triangle" size="sm" /> No data for <bdi>{name}</bdi> in this time: its alerts could
          not fire.
        </p>
      ))}
      <PreviewTable preview={preview} zone={zone} />
      <FiringList preview={preview} zone={zone} />
    </>
  )
}

function previewSentence({ alerts, span }: Preview, zone: string): string {
  const fired = alerts.flatMap((alert) => alert.fired)
  const time = `in the ${spanText(span)} up to ${timeText(span.toMs, zone)}`
  const tried = `${toCountText(alerts.length, 'alert')} tried`
  if (fired.length === 0) return `Nothing would have fired ${time}; ${tried}.`
  const pages = fired.filter(({ labels }) => labels['severity'] === 'critical').length
  return `${toCountText(fired.length, 'firing')}, of which ${toCountText(pages, 'page')}, ${time}; ${tried}.`
}

const stylesOf = (theme: GrafanaTheme2) => ({
  sentence: css({ margin: theme.spacing(0, 0, 1) }),
  silent: css({ margin: theme.spacing(0, 0, 0.5), color: theme.colors.text.secondary }),
})

import { css } from '@emotion/css'
import { durationWords, toCountText, toNumberText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { PageTable } from '../../look/PageTable.tsx'
import { aboutOf } from './alert-words.ts'
import { timeText } from './time-text.ts'
import type { Preview } from './use-preview.ts'

/** More nobody reads one by one. */
const SHOWN_FIRINGS = 200

const COLUMNS = [
  { name: 'Fired' },
  { name: 'For', isFigure: true },
  { name: 'Alert' },
  { name: 'Objective, tier' },
  { name: 'Peak', isFigure: true },
  { name: 'Series' },
] as const

/** Every firing in the order of time, with whom it is about; nothing where there is none. */
export function FiringList({ preview, zone }: { readonly preview: Preview; readonly zone: string }) {
  const styles = useStyles2(stylesOf)
  const fired = preview.alerts.flatMap((alert) => alert.fired).toSorted((a, b) => a.firedAtMs - b.firedAtMs)
  if (fired.length === 0) return null
  const shown = fired.slice(0, SHOWN_FIRINGS)
  const summary = shown.length < fired.length ? `The first ${shown.length} of ` : ''
  return (
    <details className={styles.details}>
      <summary>
        {summary}
        {toCountText(fired.length, 'firing')}, one by one
      </summary>
      <PageTable columns={COLUMNS} className={styles.table}>
        {shown.map((firing) => {
          const { alert, firedAtMs, resolvedAtMs, labels, series, peak } = firing
          return (
            <tr key={`${alert} ${JSON.stringify(labels)} ${firedAtMs}`}>
              <td>{timeText(firedAtMs, zone)}</td>
              <td data-figure>{resolvedAtMs === undefined ? 'to the end' : durationWords(resolvedAtMs - firedAtMs)}</td>
              <td>{alert}</td>
              <td>{aboutOf({ labels })}</td>
              <td data-figure>{toNumberText(peak)}</td>
              <td>{seriesText(series)}</td>
            </tr>
          )
        })}
      </PageTable>
    </details>
  )
}

function seriesText(series: Readonly<Record<string, string>>): string {
  return Object.entries(series)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(' ')
}

const stylesOf = (theme: GrafanaTheme2) => ({
  details: css({ marginTop: theme.spacing(1), '> summary': { cursor: 'pointer', color: theme.colors.text.secondary } }),
  table: css({ 'th, td': { padding: theme.spacing(0.25, 2, 0.25, 0), whiteSpace: 'nowrap' } }),
})

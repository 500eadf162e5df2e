import { css } from '@emotion/css'
import { durationWords } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { PageTable } from '../../look/PageTable.tsx'
import type { AlertPreview, FiringInterval } from '../../rules/preview/alert-preview.ts'
import { aboutOf, TOLD_BY } from './alert-words.ts'
import { FiringStrip } from './FiringStrip.tsx'
import { timeText } from './time-text.ts'
import type { Preview } from './use-preview.ts'

const COLUMNS = [
  { name: 'Alert' },
  { name: 'Objective, tier' },
  { name: 'Tells by' },
  { name: 'Firing over time' },
  { name: 'Firings', isFigure: true },
  { name: 'Firing for', isFigure: true },
  { name: 'First', isFigure: true },
  { name: 'Last until', isFigure: true },
] as const

interface PreviewTableProps {
  readonly preview: Preview
  readonly zone: string
}

/** One row for each alert, those that would have fired first. */
export function PreviewTable({ preview, zone }: PreviewTableProps) {
  const styles = useStyles2(stylesOf)
  return (
    <PageTable columns={COLUMNS} className={styles.table}>
      {preview.alerts.map((alert) => (
        <AlertRow key={`${alert.rule.id} ${alert.rule.severity}`} alert={alert} preview={preview} zone={zone} />
      ))}
    </PageTable>
  )
}

function AlertRow({ alert, preview: { span }, zone }: PreviewTableProps & { readonly alert: AlertPreview }) {
  const { rule, fired, firing, firingMs } = alert
  const last = firing.at(-1)
  return (
    <tr data-silent={fired.length === 0}>
      <td title={rule.title}>{rule.alert}</td>
      <td>{aboutOf(rule)}</td>
      <td>{TOLD_BY[rule.severity]}</td>
      <td title={firingTitle(firing, zone)}>
        <FiringStrip firing={firing} span={span} severity={rule.severity} />
      </td>
      <td data-figure>{fired.length}</td>
      <td data-figure>{last ? durationWords(firingMs) : '–'}</td>
      <td data-figure>{fired[0] ? timeText(fired[0].firedAtMs, zone) : '–'}</td>
      <td data-figure>{last ? (last.isOpen ? 'to the end' : timeText(last.toMs, zone)) : '–'}</td>
    </tr>
  )
}

/** More lines than that no tooltip shows. */
const TOLD_INTERVALS = 12

function firingTitle(firing: readonly FiringInterval[], zone: string): string {
  const told = firing.slice(0, TOLD_INTERVALS)
  const lines = told.map(({ fromMs, toMs }) => `${timeText(fromMs, zone)} to ${timeText(toMs, zone)}`)
  const more = firing.length - told.length
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n')
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    'th, td': { padding: theme.spacing(0.25, 2, 0.25, 0), whiteSpace: 'nowrap' },
    'td:nth-child(4)': { minWidth: 200, width: '40%' },
    '[data-silent=true]': { color: theme.colors.text.secondary },
  }),
})

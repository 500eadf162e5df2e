import { publishedRunbook } from '@driftline/rules'
import { sinceText, toCountText } from '@driftline/view'
import type { Outcome } from '../../ask/outcome.ts'
import type { ModelAlert } from '../../frames/alerts.ts'
import { LoadedSection } from '../../look/LoadedSection.tsx'
import type { SectionSource } from '../../look/menu/section-source.ts'
import { Name } from '../../look/Name.tsx'
import { PlainTable } from '../../look/PlainTable.tsx'
import { WebLink } from '../../look/WebLink.tsx'
import { ALERT } from '../../queries/alert-queries.ts'
import { alertsTable } from './model-tables.ts'

interface AlertsSectionProps {
  readonly loading: Promise<Outcome<readonly ModelAlert[]>>
  readonly viewMs: number
  /** IANA time zone of the reader. */
  readonly zone: string
}

/** Who was called for what: alerts of the model that fire or wait to. */
export function AlertsSection({ loading, viewMs, zone }: AlertsSectionProps) {
  return (
    <LoadedSection title="Alerts" loading={loading} noteOf={noteOf} captionOf={captionOf} sourceOf={sourceOf}>
      {(alerts) => (
        <PlainTable columns={COLUMNS}>
          {alerts.map((alert) => (
            <AlertRow key={JSON.stringify(alert)} alert={alert} viewMs={viewMs} zone={zone} />
          ))}
        </PlainTable>
      )}
    </LoadedSection>
  )
}

const COLUMNS = [
  { name: 'Alert' },
  { name: 'Stands' },
  { name: 'Severity' },
  { name: 'About' },
  { name: 'Holds' },
  { name: 'What to do' },
]

function AlertRow({ alert: own, viewMs, zone }: { readonly alert: ModelAlert } & Omit<AlertsSectionProps, 'loading'>) {
  const { alert, isFiring, severity, slo, tier, kind, sinceMs, isOurs } = own
  const since = sinceText(sinceMs, { nowMs: viewMs, zone })
  const about = [slo, tier].filter((word) => word !== '').join(', ')
  return (
    <tr>
      <th scope="row">
        <Name name={alert} maxLength={40} />
      </th>
      <td>{isFiring ? <strong>fires</strong> : 'pending'}</td>
      <td>
        <Name name={severity} />
      </td>
      <td>
        <Name name={about} />
      </td>
      <td title={since.title}>{since.text}</td>
      <td>{isOurs ? <WebLink url={publishedRunbook(alert, kind)}>Runbook</WebLink> : '–'}</td>
    </tr>
  )
}

function sourceOf(alerts: readonly ModelAlert[]): SectionSource {
  return { queries: Object.values(ALERT), table: () => alertsTable(alerts) }
}

function noteOf(alerts: readonly ModelAlert[]): string | undefined {
  if (alerts.length > 0) return undefined
  return 'None fires or is pending in this Prometheus. Rules that Grafana evaluates stand in its Alerting.'
}

function captionOf(alerts: readonly ModelAlert[]): string {
  const firing = alerts.filter(({ isFiring }) => isFiring).length
  const pending = alerts.length - firing
  return [firing > 0 && `${toCountText(firing, 'alert')} firing`, pending > 0 && `${pending} pending`]
    .filter(Boolean)
    .join(', ')
}

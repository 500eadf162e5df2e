import { css } from '@emotion/css'
import type { ShownVerdict } from '@driftline/view'
import { nextLook, subjectName, toEffectText, toSeverityText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { RankedRow } from '../frames/model-rows.ts'
import { Name } from './Name.tsx'
import { PageTable } from './PageTable.tsx'
import { StateMark } from './StateMark.tsx'
import type { WindowLabels } from './window-labels.ts'

/** Longer names lose their middle. */
const NAME_MAX_LENGTH = 40

interface RankedFeaturesProps {
  readonly rows: readonly RankedRow[]
  readonly labels: WindowLabels
  /** Address of the page of a feature. */
  readonly hrefOf: (feature: string) => string
}

/** Features by what they ask for: how far they moved, since when, how, and where to look next. */
export function RankedFeatures({ rows, labels, hrefOf }: RankedFeaturesProps) {
  const styles = useStyles2(stylesOf)
  return (
    <PageTable columns={COLUMNS} className={styles.table}>
      {rows.map(({ feature, latest }) => (
        <tr key={feature}>
          <th scope="row">
            <a href={hrefOf(feature)}>
              <Name name={subjectName(latest)} maxLength={NAME_MAX_LENGTH} />
            </a>
          </th>
          <td>
            <StateMark state={latest.state} severity={latest.severity} />
          </td>
          <td data-figure>{toSeverityText(latest.severity)}</td>
          <td>{sinceOf(latest, labels)}</td>
          <Effect verdict={latest} />
        </tr>
      ))}
    </PageTable>
  )
}

const COLUMNS = [
  { name: 'Feature' },
  { name: 'State' },
  { name: 'Severity', isFigure: true },
  { name: 'Since' },
  { name: 'Kind', isMinor: true },
  { name: 'Effect', isMinor: true },
  { name: 'For certain', isMinor: true },
  { name: 'Look next', isMinor: true },
]

function Effect({ verdict }: { readonly verdict: ShownVerdict }) {
  const { effect, sure } = toEffectText(verdict)
  const next = nextLook(verdict)
  return (
    <>
      <td>{verdict.kind?.replaceAll('_', ' ') ?? '–'}</td>
      <td>{effect}</td>
      <td>{sure}</td>
      <td>{next === '' ? '–' : next}</td>
    </>
  )
}

function sinceOf({ since }: ShownVerdict, labels: WindowLabels): string {
  return since === undefined || since === null ? '–' : labels.ofStart(Number(since))
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    'th, td': { padding: theme.spacing(0.5, 2, 0.5, 0), whiteSpace: 'nowrap' },
    'tbody th': { fontWeight: theme.typography.fontWeightMedium },
    'a:hover, a:focus-visible': { textDecoration: 'underline' },
  }),
})

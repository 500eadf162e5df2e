import { css } from '@emotion/css'
import { toPartText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { Checkbox, useStyles2 } from '@grafana/ui'
import type { SegmentCounts, SegmentValue } from '../../frames/segment-values.ts'
import { mostUrgent } from '../../frames/state-order.ts'
import { Name } from '../../look/Name.tsx'
import { PageTable } from '../../look/PageTable.tsx'
import { StateBar } from '../../look/StateBar.tsx'
import { StateMark } from '../../look/StateMark.tsx'
import { STATE_SEVERITIES } from '../../look/state-severities.ts'
import type { WindowLabels } from '../../look/window-labels.ts'
import { ContributionText } from './ContributionText.tsx'
import { RaisedFeatures } from './RaisedFeatures.tsx'

const NAME_MAX_LENGTH = 32

interface SegmentTableProps {
  readonly values: readonly SegmentValue[]
  readonly everyone: SegmentCounts
  readonly labels: WindowLabels
  /** Address of the page of a feature in one segment. */
  readonly hrefOf: (feature: string, value: string) => string
  /** Values that were chosen to be compared. */
  readonly compared: readonly string[]
  readonly onCompare: (values: readonly string[]) => void
}

/** Values of a dimension by what they ask for, and everyone for comparison. */
export function SegmentTable({ values, everyone, labels, hrefOf, compared, onCompare }: SegmentTableProps) {
  const styles = useStyles2(stylesOf)
  const toggle = (value: string): void =>
    onCompare(compared.includes(value) ? compared.filter((own) => own !== value) : [...compared, value])
  return (
    <PageTable columns={COLUMNS} className={styles.table}>
      {values.map((own) => (
        <tr key={own.value}>
          <th scope="row">
            <Name name={own.value} maxLength={NAME_MAX_LENGTH} />
            <RowsOf counts={own} everyone={everyone} />
          </th>
          <td>{stateOf(own)}</td>
          <td>
            <StateBar counts={own.features} />
          </td>
          <td className={styles.raised}>
            <RaisedFeatures cells={own.raised} labels={labels} hrefOf={(feature) => hrefOf(feature, own.value)} />
          </td>
          <td>
            <ContributionText contribution={own.contribution} />
          </td>
          <td>
            <Checkbox
              value={compared.includes(own.value)}
              aria-label={`Compare ${own.value}`}
              onChange={() => toggle(own.value)}
            />
          </td>
        </tr>
      ))}
      <tr className={styles.everyone}>
        <th scope="row">
          everyone
          <RowsOf counts={everyone} everyone={everyone} />
        </th>
        <td>{stateOf({ state: mostUrgent([...everyone.features.keys()]), raised: [] })}</td>
        <td>
          <StateBar counts={everyone.features} />
        </td>
        <td>–</td>
        <td>–</td>
        <td />
      </tr>
    </PageTable>
  )
}

const COLUMNS = [
  { name: 'Value' },
  { name: 'State' },
  { name: 'Features' },
  { name: 'Raised' },
  { name: 'Contributes' },
  { name: 'Compare' },
]

/** How many of all rows are of a value. */
function RowsOf({ counts, everyone }: { readonly counts: SegmentCounts; readonly everyone: SegmentCounts }) {
  const styles = useStyles2(stylesOf)
  return <span className={styles.rows}>{toPartText(counts.rows, everyone.rows)} rows</span>
}

/** Nothing told is not ok. */
function stateOf({ state, raised }: Pick<SegmentValue, 'state' | 'raised'>) {
  if (state === undefined) return '–'
  return <StateMark state={state} severity={raised[0]?.severity ?? STATE_SEVERITIES[state] ?? 0} />
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    'th, td': { padding: theme.spacing(0.75, 2, 0.75, 0), whiteSpace: 'nowrap' },
    'tbody th': { fontWeight: theme.typography.fontWeightMedium },
    'a:hover, a:focus-visible': { textDecoration: 'underline' },
    '@container (max-width: 600px)': {
      'tbody td:nth-child(3), tbody td:nth-child(4)': { gridColumn: '1 / -1' },
      'td:nth-child(3) *': { whiteSpace: 'normal' },
    },
  }),
  rows: css({
    display: 'block',
    lineHeight: '15px',
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
    color: theme.colors.text.secondary,
  }),
  raised: css({ width: '100%' }),
  everyone: css({ color: theme.colors.text.secondary }),
})

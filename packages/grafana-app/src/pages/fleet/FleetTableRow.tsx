import { css } from '@emotion/css'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import { agoText, sinceText, toCountText, toNumberText, toPercentText, toSeverityText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { pageHref } from '../../app/page-href.ts'
import { featurePath, modelPath } from '../../app/page-paths.ts'
import type { FleetRow } from '../../frames/fleet/fleet-row.ts'
import { endingWords } from '../../look/ending-words.ts'
import { FeatureName } from '../../look/FeatureName.tsx'
import { Name } from '../../look/Name.tsx'
import { Sparkline } from '../../look/Sparkline.tsx'
import { StateBar } from '../../look/StateBar.tsx'
import { StateMark } from '../../look/StateMark.tsx'
import { Tag } from '../../look/Tag.tsx'

/** A model in an environment. @param viewMs the time the page shows, ms since 1970 */
export function FleetTableRow({ row, viewMs }: { readonly row: FleetRow; readonly viewMs: number }) {
  const styles = useStyles2(stylesOf)
  const ended = agoText(row.endMs, { nowMs: viewMs })
  return (
    <tr>
      <th scope="row" className={styles.model}>
        <a className={styles.link} href={pageHref(modelPath(row), chosen(row))}>
          <Name name={row.model} />
        </a>
        <span className={styles.beside}>
          <Name name={row.environment} />
        </span>
      </th>
      <td>
        {row.state ? <StateMark state={row.state} severity={row.worst?.severity ?? 0} /> : '–'}
        {row.firingCount > 0 && <span className={styles.beside}>{toCountText(row.firingCount, 'alert')} firing</span>}
      </td>
      <td>
        <WorstFeature row={row} viewMs={viewMs} />
      </td>
      <td>
        <StateBar counts={row.featuresByState} />
      </td>
      <td>
        <BudgetsLeft budgets={row.budgets} />
      </td>
      <td data-figure>
        <span className={styles.rows}>
          <Sparkline values={row.traffic.map(({ rows }) => rows)} />
          {rowsText(row)}
        </span>
      </td>
      <td>
        <Name name={row.version} maxLength={16} />
        {row.role !== ML_DEPLOYMENT_ROLE_VALUE_LIVE && <span className={styles.beside}>{row.role || 'no role'}</span>}
      </td>
      <td>
        <Name name={row.owner} maxLength={16} />
      </td>
      <td data-figure>{row.riskTier || '–'}</td>
      <td title={ended.title} className={styles.when}>
        {ended.text}
        {row.isOld && <Tag>old</Tag>}
      </td>
    </tr>
  )
}

/** What is shown of the model is shown on its pages too. */
function chosen({ version, role, window }: FleetRow) {
  return { version, role, window }
}

function WorstFeature({ row, viewMs }: { readonly row: FleetRow; readonly viewMs: number }) {
  const styles = useStyles2(stylesOf)
  const { worst, window } = row
  if (worst === undefined) return <Ending state={row.state} />
  const since = sinceText(worst.sinceMs, { nowMs: viewMs, window })
  return (
    <>
      <a className={styles.link} href={pageHref(featurePath(row, worst.feature), chosen(row))}>
        <FeatureName feature={worst.feature} />
      </a>
      <span className={styles.beside} title={since.title}>
        severity {toSeverityText(worst.severity)}, {since.text}
      </span>
    </>
  )
}

/** Where nothing is raised since nothing is judged: what ends that. */
function Ending({ state }: Pick<FleetRow, 'state'>) {
  const styles = useStyles2(stylesOf)
  const words = state === undefined ? '' : endingWords({ state })
  return <>–{words !== '' && <span className={styles.beside}>{words}</span>}</>
}

/** Of the objectives the one with the least left, and how many there are. */
function BudgetsLeft({ budgets }: Pick<FleetRow, 'budgets'>) {
  const styles = useStyles2(stylesOf)
  const known = budgets.flatMap(({ slo, left }) => (left === undefined ? [] : [{ slo, left }]))
  const [least] = known.toSorted((a, b) => a.left - b.left)
  if (least === undefined) return <>–</>
  const all = known.map(({ slo, left }) => `${slo} ${leftText(left)}`).join(', ')
  return (
    <span title={`${all}, of the last 30 days`}>
      {leftText(least.left)}
      <span className={styles.beside}>
        <Name name={least.slo} maxLength={16} />
        {known.length > 1 && `, least of ${known.length}`}
      </span>
    </span>
  )
}

/** A budget that is overspent has nothing left; how far over is for the model's own page. */
function leftText(left: number): string {
  return left <= 0 ? 'spent' : toPercentText(left)
}

/** Rows of the last window. */
function rowsText({ traffic }: FleetRow): string {
  const last = traffic.at(-1)
  return last === undefined ? '–' : toNumberText(last.rows)
}

const stylesOf = (theme: GrafanaTheme2) => {
  const small = { fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }
  return {
    model: css({ fontWeight: theme.typography.fontWeightMedium }),
    beside: css({
      ...small,
      display: 'block',
      lineHeight: '15px',
      fontWeight: theme.typography.fontWeightRegular,
      whiteSpace: 'nowrap',
    }),
    link: css({ ':hover, :focus-visible': { textDecoration: 'underline' } }),
    rows: css({ display: 'inline-flex', alignItems: 'center', verticalAlign: 'middle', gap: theme.spacing(1) }),
    when: css({ whiteSpace: 'nowrap' }),
  }
}

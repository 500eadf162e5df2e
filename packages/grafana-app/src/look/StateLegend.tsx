import { css } from '@emotion/css'
import type { DriftState } from '@driftline/health'
import { statesByUrgency } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { STATE_SEVERITIES } from './state-severities.ts'
import { StateMark } from './StateMark.tsx'

/** What the looks of the states that are shown mean. */
export function StateLegend({ states }: { readonly states: ReadonlySet<DriftState> }) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.legend}>
      {statesByUrgency.map(
        (state) => states.has(state) && <StateMark key={state} state={state} severity={STATE_SEVERITIES[state] ?? 0} />,
      )}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
})

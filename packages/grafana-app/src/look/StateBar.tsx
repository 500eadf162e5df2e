import { css } from '@emotion/css'
import type { DriftState } from '@driftline/health'
import { cellLook, statesByUrgency, stateText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import { lookStyle } from './look-style.ts'
import { STATE_SEVERITIES } from './state-severities.ts'
import { themeOf } from './StateMark.tsx'

/** How many features are in each state, as shares of a bar and in words. */
export function StateBar({ counts }: { readonly counts: ReadonlyMap<DriftState, number> }) {
  const styles = useStyles2(stylesOf)
  const theme = themeOf(useTheme2())
  const found = statesByUrgency.flatMap((state) => {
    const count = counts.get(state) ?? 0
    return count > 0 ? [{ state, count }] : []
  })
  const words = found.map(({ state, count }) => `${count} ${stateText[state]}`).join(', ')
  if (found.length === 0) return <>–</>
  return (
    <div className={styles.cell} title={words}>
      <div className={styles.bar} aria-hidden>
        {found.map(({ state, count }) => (
          <span
            key={state}
            style={{
              ...lookStyle(cellLook({ state, severity: STATE_SEVERITIES[state] ?? 0 }), theme),
              flexGrow: count,
            }}
          />
        ))}
      </div>
      <span className={styles.words}>{words}</span>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  cell: css({ display: 'grid', gap: 2, minWidth: 140 }),
  bar: css({
    display: 'flex',
    gap: 1,
    height: 8,
    '> *': { minWidth: 3, outline: `1px solid ${theme.colors.border.weak}` },
  }),
  words: css({
    lineHeight: '15px',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
  }),
})

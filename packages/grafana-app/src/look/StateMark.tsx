import { css } from '@emotion/css'
import type { DriftState } from '@driftline/health'
import { cellLook, stateText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import { lookStyle } from './look-style.ts'

/** A state as a sign and its word: colour never says it alone. @param severity 0..100, of what is in the state */
export function StateMark({ state, severity }: { readonly state: DriftState; readonly severity: number }) {
  const styles = useStyles2(stylesOf)
  const look = cellLook({ state, severity })
  return (
    <span className={styles.mark}>
      <span className={styles.sign} style={lookStyle(look, themeOf(useTheme2()))} data-mark={look.mark} />
      <span className={look.isBold ? styles.bold : undefined}>{stateText[state]}</span>
    </span>
  )
}

/** Which of the two palettes a theme takes. */
export function themeOf({ isDark }: GrafanaTheme2): 'dark' | 'light' {
  return isDark ? 'dark' : 'light'
}

const stylesOf = (theme: GrafanaTheme2) => ({
  mark: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1), whiteSpace: 'nowrap' }),
  bold: css({ fontWeight: theme.typography.fontWeightBold }),
  sign: css({
    width: 12,
    height: 12,
    flex: 'none',
    border: `1px solid ${theme.colors.border.medium}`,
    '&[data-mark=notch]': { clipPath: 'polygon(0 0, 60% 0, 100% 40%, 100% 100%, 0 100%)', border: 0 },
  }),
})

import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { sparklinePath } from './sparkline-path.ts'

const WIDTH = 72
const HEIGHT = 20

/** A course at a glance, from zero up; its last value stands beside it. @param values oldest first */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  const styles = useStyles2(stylesOf)
  if (values.length < 2) return null
  return (
    <svg className={styles.line} width={WIDTH} height={HEIGHT} aria-hidden>
      <path d={sparklinePath(values, { width: WIDTH, height: HEIGHT })} />
    </svg>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  line: css({ fill: 'none', stroke: theme.colors.text.secondary, strokeWidth: 1.25, flex: 'none' }),
})

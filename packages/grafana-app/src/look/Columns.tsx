import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'

/** Parts of a page side by side where there is room, else one below the other. */
export function Columns({ children }: { readonly children: ReactNode }) {
  const styles = useStyles2(stylesOf)
  return <div className={styles.columns}>{children}</div>
}

const stylesOf = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: theme.spacing(2, 3),
    '> *': { minWidth: 0 },
  }),
})

import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'

/** A line where a section has nothing to show: what is missing, and why. */
export function SectionNote({ children }: { readonly children: ReactNode }) {
  const styles = useStyles2(stylesOf)
  return <p className={styles.note}>{children}</p>
}

const stylesOf = (theme: GrafanaTheme2) => ({
  note: css({ margin: 0, maxWidth: 720, color: theme.colors.text.secondary }),
})

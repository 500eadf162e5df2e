import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'

/** A word that marks what stands before it: old, ended, an output. */
export function Tag({ children }: { readonly children: string }) {
  const styles = useStyles2(stylesOf)
  return <span className={styles.tag}>{children}</span>
}

const stylesOf = (theme: GrafanaTheme2) => ({
  tag: css({
    marginLeft: theme.spacing(1),
    padding: '0 4px',
    border: `1px solid ${theme.colors.border.medium}`,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
    color: theme.colors.text.secondary,
  }),
})

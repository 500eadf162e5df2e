import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'

/** A link out of Grafana, to where somebody wrote; what names no page of the web stays text. */
export function WebLink({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  const styles = useStyles2(stylesOf)
  if (!/^https?:\/\//.test(url)) return <>{url}</>
  return (
    <a className={styles.link} href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
})

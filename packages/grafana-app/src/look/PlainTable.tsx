import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ComponentProps } from 'react'
import { PageTable } from './PageTable.tsx'

/** A table of a section: one line a row, what it is about in the first cell. */
export function PlainTable(props: Omit<ComponentProps<typeof PageTable>, 'className'>) {
  const { table } = useStyles2(stylesOf)
  return <PageTable {...props} className={table} />
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    'th, td': { padding: theme.spacing(0.5, 2, 0.5, 0), whiteSpace: 'nowrap' },
    'tbody th': { fontWeight: theme.typography.fontWeightMedium },
    'a:hover, a:focus-visible': { textDecoration: 'underline' },
  }),
})

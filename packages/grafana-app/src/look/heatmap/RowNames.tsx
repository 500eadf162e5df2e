import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { memo } from 'react'
import { Name } from '../Name.tsx'
import { ROW_PX } from './draw-heatmap.ts'

const NAME_MAX_LENGTH = 24

/** A row by its name, and where it leads; without an address it leads nowhere. */
export interface HeatmapRowName {
  readonly key: string
  readonly name: string
  readonly href?: string | undefined
}

/** The rows by name, one below the other; pointing at a cell does not change them. */
export const RowNames = memo(function RowNames({ rowNames }: { readonly rowNames: readonly HeatmapRowName[] }) {
  const styles = useStyles2(stylesOf)
  return (
    <ul className={styles.names}>
      {rowNames.map(({ key, name, href }) => (
        <li key={key}>
          {href === undefined ? (
            <RowName name={name} />
          ) : (
            <a href={href}>
              <RowName name={name} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
})

function RowName({ name }: { readonly name: string }) {
  return <Name name={name} maxLength={NAME_MAX_LENGTH} />
}

const stylesOf = (theme: GrafanaTheme2) => ({
  names: css({
    listStyle: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    li: {
      height: ROW_PX,
      lineHeight: `${ROW_PX}px`,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      maxWidth: '30vw',
    },
    'a:hover, a:focus-visible': { textDecoration: 'underline' },
  }),
})

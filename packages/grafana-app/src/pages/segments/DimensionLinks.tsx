import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { SegmentDimension } from '../../frames/segment-dimensions.ts'
import { Name } from '../../look/Name.tsx'

interface DimensionLinksProps {
  readonly dimensions: readonly SegmentDimension[]
  /** Name of the one that is shown. */
  readonly shown: string
  readonly hrefOf: (dimension: string) => string
}

/** The ways in which rows are split, each a step away. */
export function DimensionLinks({ dimensions, shown, hrefOf }: DimensionLinksProps) {
  const styles = useStyles2(stylesOf)
  return (
    <nav className={styles.links} aria-label="Dimensions">
      <span className={styles.label}>Split by</span>
      {dimensions.map(({ name, raisedCount }) => (
        <a key={name} href={hrefOf(name)} aria-current={name === shown ? 'page' : undefined}>
          <Name name={name} />
          {raisedCount > 0 && ` (${raisedCount} raised)`}
        </a>
      ))}
    </nav>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  links: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    marginBottom: theme.spacing(2),
    a: { color: theme.colors.text.link },
    'a[aria-current]': {
      color: theme.colors.text.primary,
      fontWeight: theme.typography.fontWeightMedium,
      textDecoration: 'underline',
    },
  }),
  label: css({ color: theme.colors.text.secondary }),
})

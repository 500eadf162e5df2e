import { css } from '@emotion/css'
import { distributionColours, toPercentText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import type { DistributionBin } from '../../frames/distribution.ts'
import { Name } from '../Name.tsx'
import { themeOf } from '../StateMark.tsx'

/** More are counted, not drawn. */
const MOST_ROWS = 20

interface CategoryRowsProps {
  readonly bins: readonly DistributionBin[]
  /** What the grey bars are of. Default `Then`. */
  readonly then?: string
  /** What the blue bars are of. Default `Now`. */
  readonly now?: string
}

/** Two distributions over the same categories, a bar of each for every category. */
export function CategoryRows({ bins, then = 'Then', now = 'Now' }: CategoryRowsProps) {
  const styles = useStyles2(stylesOf)
  const theme = themeOf(useTheme2())
  const used = bins.filter(({ reference, current }) => reference > 0 || current > 0)
  const highest = Math.max(1e-9, ...used.flatMap(({ reference, current }) => [reference, current]))
  const barOf = (source: 'reference' | 'current', share: number) => ({
    width: `${(share / highest) * 100}%`,
    backgroundColor: distributionColours[source][theme],
  })
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col" aria-label="Bars" />
          <th scope="col">{then}</th>
          <th scope="col">{now}</th>
        </tr>
      </thead>
      <tbody>
        {used.slice(0, MOST_ROWS).map(({ category = '', reference, current }) => (
          <tr key={category}>
            <th scope="row">
              <Name name={category} />
            </th>
            <td className={styles.bars}>
              <div style={barOf('reference', reference)} />
              <div style={barOf('current', current)} />
            </td>
            <td>{toPercentText(reference)}</td>
            <td>{toPercentText(current)}</td>
          </tr>
        ))}
      </tbody>
      {used.length > MOST_ROWS && <caption>and {used.length - MOST_ROWS} more</caption>}
    </table>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    'th, td': { padding: theme.spacing(0.25, 1, 0.25, 0), height: 24, textAlign: 'left', fontWeight: 400 },
    'td:not(:nth-child(2)), thead th:nth-child(n + 3)': { textAlign: 'right', whiteSpace: 'nowrap' },
    'thead th': { fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary },
    caption: { captionSide: 'bottom', color: theme.colors.text.secondary },
  }),
  bars: css({ width: '50%', '> div': { height: 6, marginBottom: 2 } }),
})

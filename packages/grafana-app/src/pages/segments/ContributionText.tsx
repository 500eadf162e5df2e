import { css } from '@emotion/css'
import { toPercentText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { SegmentContribution } from '../../frames/segment-contributions.ts'
import { Name } from '../../look/Name.tsx'

const NAME_MAX_LENGTH = 20

/** How much of everyone's shift comes from a segment; by how many rows it has, or by what changed in it, on hover. */
export function ContributionText({ contribution }: { readonly contribution: SegmentContribution | undefined }) {
  const styles = useStyles2(stylesOf)
  if (contribution === undefined) return <>–</>
  const { feature, share, mix } = contribution
  const parts = `${toPercentText(mix)} by how many rows are of it, ${toPercentText(share - mix)} by what changed in it`
  return (
    <span title={parts}>
      {toPercentText(share)}{' '}
      <span className={styles.beside}>
        of the shift of <Name name={feature} maxLength={NAME_MAX_LENGTH} />
      </span>
    </span>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  beside: css({
    display: 'block',
    lineHeight: '15px',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
})

import { toPercentText } from '@driftline/view'
import type { SegmentContribution } from '../../frames/segment-contributions.ts'
import { Name } from '../../look/Name.tsx'

/** How much of everyone's shift comes from a segment; by how many rows it has, or by what changed in it, on hover. */
export function ContributionText({ contribution }: { readonly contribution: SegmentContribution | undefined }) {
  if (contribution === undefined) return <>–</>
  const { feature, share, mix } = contribution
  const parts = `${toPercentText(mix)} by how many rows are of it, ${toPercentText(share - mix)} by what changed in it`
  return (
    <span title={parts}>
      {toPercentText(share)} of the shift of <Name name={feature} />
    </span>
  )
}

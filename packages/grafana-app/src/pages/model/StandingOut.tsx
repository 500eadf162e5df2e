import { toCountText } from '@driftline/view'
import { LinkButton } from '@grafana/ui'
import type { Choices } from '../../app/choices.ts'
import { joinNames } from '../../app/names-in-choice.ts'
import { pageHref } from '../../app/page-href.ts'
import type { ModelPlace } from '../../app/page-paths.ts'
import { segmentsPath } from '../../app/page-paths.ts'
import type { RaisedSegment } from '../../frames/raised-segments.ts'
import { RaisedSegmentList } from '../../look/RaisedSegmentList.tsx'
import { Section } from '../../look/Section.tsx'

interface StandingOutProps {
  readonly place: ModelPlace
  readonly segments: readonly RaisedSegment[]
  readonly chosen: Partial<Choices>
}

/** Who is affected: the segments in which something is raised. */
export function StandingOut({ place, segments, chosen }: StandingOutProps) {
  const hrefOf = ({ name, value }: RaisedSegment['segment']): string =>
    pageHref(segmentsPath(place), { ...chosen, dimension: name, segment: joinNames([value]) })
  return (
    <Section
      title="Segments that stand out"
      caption={
        segments.length === 0
          ? 'none is raised'
          : `${toCountText(segments.length, 'segment')} raised, the most severe first`
      }
      aside={
        <LinkButton variant="secondary" size="sm" href={pageHref(segmentsPath(place), chosen)}>
          Segments
        </LinkButton>
      }
    >
      {segments.length > 0 && <RaisedSegmentList segments={segments} hrefOf={hrefOf} hasFeatures />}
    </Section>
  )
}

import { toCountText } from '@driftline/view'
import { LinkButton } from '@grafana/ui'
import type { Choices } from '../../app/choices.ts'
import { joinNames } from '../../app/names-in-choice.ts'
import { pageHref } from '../../app/page-href.ts'
import { featurePath, segmentsPath } from '../../app/page-paths.ts'
import type { PagePlace } from '../../app/PageScene.tsx'
import type { RaisedSegment } from '../../frames/raised-segments.ts'
import { Section } from '../../look/Section.tsx'
import { SEGMENT_VERDICT } from '../../queries/segment-verdict-queries.ts'
import { RaisedSegmentList } from './RaisedSegmentList.tsx'
import { segmentsTable } from './feature-tables.ts'

interface RaisedSegmentsProps {
  readonly place: PagePlace
  readonly segments: readonly RaisedSegment[]
  readonly chosen: Partial<Choices>
}

/** Segments in which the feature is raised, the most severe first. */
export function RaisedSegments({ place, segments, chosen }: RaisedSegmentsProps) {
  if (segments.length === 0) return null
  const hrefOf = ({ name, value }: RaisedSegment['segment']): string =>
    pageHref(featurePath(place, place.feature), { ...chosen, dimension: name, segment: joinNames([value]) })
  return (
    <Section
      title="In segments"
      source={{ queries: [SEGMENT_VERDICT.severity], table: () => segmentsTable(segments) }}
      caption={`raised in ${toCountText(segments.length, 'segment')}`}
      aside={
        <LinkButton variant="secondary" size="sm" href={pageHref(segmentsPath(place), chosen)}>
          Segments
        </LinkButton>
      }
    >
      <RaisedSegmentList segments={segments} hrefOf={hrefOf} />
    </Section>
  )
}

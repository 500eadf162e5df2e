import { segmentName, toCountText, toSeverityText } from '@driftline/view'
import type { RaisedSegment } from '../../frames/raised-segments.ts'
import { Section } from '../../look/Section.tsx'
import { FEATURE } from '../../queries/feature-queries.ts'
import { segmentsTable } from './feature-tables.ts'

/** More are counted, not listed. */
const MOST_SEGMENTS = 12

/** Segments in which the feature is raised or watched, the most severe first. */
export function RaisedSegments({ segments }: { readonly segments: readonly RaisedSegment[] }) {
  if (segments.length === 0) return null
  return (
    <Section
      title="In segments"
      caption={`${toCountText(segments.length, 'segment')} with a severity that is told`}
      source={{ queries: [FEATURE.segments], table: () => segmentsTable(segments) }}
    >
      <ul style={{ listStyle: 'none', columns: 3, columnWidth: 240 }}>
        {segments.slice(0, MOST_SEGMENTS).map((segment) => (
          <li key={`${segment.name} ${segment.value}`}>
            {segmentName(segment)}: severity {toSeverityText(segment.severity)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

import { segmentName, toCountText, toPercentText, toSeverityText } from '@driftline/view'
import { LinkButton } from '@grafana/ui'
import type { Contribution, StandingSegment } from '../../frames/standing-segments.ts'
import { raisedState } from '../../frames/state-order.ts'
import { FeatureName } from '../../look/FeatureName.tsx'
import { Name } from '../../look/Name.tsx'
import { PlainTable } from '../../look/PlainTable.tsx'
import { Section } from '../../look/Section.tsx'
import { StateMark } from '../../look/StateMark.tsx'
import { MODEL } from '../../queries/model-queries.ts'
import { segmentsTable } from './model-tables.ts'

/** More are a click away. */
const MOST_SEGMENTS = 8

interface SegmentsSectionProps {
  readonly segments: readonly StandingSegment[]
  /** Rows are counted by segment. */
  readonly isCounted: boolean
  /** Address of the page of all segments. */
  readonly href: string
  /** Address of the same page with one of them chosen. */
  readonly hrefOf: (segment: StandingSegment) => string
}

/** Who is affected: segments that are raised by themselves, or that the shift of everyone comes from. */
export function SegmentsSection({ segments, isCounted, href, hrefOf }: SegmentsSectionProps) {
  const shown = segments.slice(0, MOST_SEGMENTS)
  const caption =
    segments.length > shown.length
      ? `${shown.length} of ${toCountText(segments.length, 'segment')}`
      : toCountText(segments.length, 'segment')
  return (
    <Section
      title="Segments that stand out"
      source={{ queries: [MODEL.segments, MODEL.contributions], table: () => segmentsTable(segments) }}
      note={segments.length === 0 ? noneText(isCounted) : undefined}
      caption={caption}
      aside={
        <LinkButton variant="secondary" size="sm" href={href}>
          All segments
        </LinkButton>
      }
    >
      <PlainTable columns={COLUMNS}>
        {shown.map((segment) => (
          <SegmentRow key={JSON.stringify([segment.name, segment.value])} segment={segment} href={hrefOf(segment)} />
        ))}
      </PlainTable>
    </Section>
  )
}

function noneText(isCounted: boolean): string {
  return isCounted
    ? 'None: no segment is raised by itself, and none is told to have moved everyone.'
    : 'Nothing is counted by segment: the spec names no dimensions.'
}

const COLUMNS = [
  { name: 'Segment' },
  { name: 'State' },
  { name: 'Severity', isFigure: true },
  { name: 'Worst feature' },
  { name: 'Its part in what moved everyone' },
]

function SegmentRow({ segment, href }: { readonly segment: StandingSegment; readonly href: string }) {
  const { worst, contribution } = segment
  const state = worst && raisedState(worst.severity)
  return (
    <tr>
      <th scope="row">
        <a href={href}>
          <Name name={segmentName(segment)} maxLength={48} />
        </a>
      </th>
      <td>{worst && state ? <StateMark state={state} severity={worst.severity} /> : '–'}</td>
      <td data-figure>{worst ? toSeverityText(worst.severity) : '–'}</td>
      <td>{worst ? <FeatureName feature={worst.feature} /> : '–'}</td>
      <td>{contribution && contribution.share > 0 ? <Part contribution={contribution} /> : '–'}</td>
    </tr>
  )
}

/** `61 % of zone: 10 % who came, 51 % what changed inside`. */
function Part({ contribution: { feature, share, mix, within } }: { readonly contribution: Contribution }) {
  const parts = [
    mix === undefined ? '' : `${toPercentText(mix)} who came`,
    within === undefined ? '' : `${toPercentText(within)} what changed inside`,
  ].filter(Boolean)
  return (
    <>
      {toPercentText(share)} of <FeatureName feature={feature} />
      {parts.length > 0 && `: ${parts.join(', ')}`}
    </>
  )
}

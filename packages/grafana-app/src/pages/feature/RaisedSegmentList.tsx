import { css } from '@emotion/css'
import { segmentName, toSeverityText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { RaisedSegment } from '../../frames/raised-segments.ts'
import { raisedState } from '../../frames/state-order.ts'
import { Name } from '../../look/Name.tsx'
import { StateMark } from '../../look/StateMark.tsx'

/** More are counted, not listed. */
const MOST_SEGMENTS = 12

interface RaisedSegmentListProps {
  /** The most severe first. */
  readonly segments: readonly RaisedSegment[]
  readonly hrefOf: (segment: RaisedSegment['segment']) => string
}

/** Segments in which something is raised, and how severe. */
export function RaisedSegmentList({ segments, hrefOf }: RaisedSegmentListProps) {
  const styles = useStyles2(stylesOf)
  const rest = segments.length - MOST_SEGMENTS
  return (
    <ul className={styles.list}>
      {segments.slice(0, MOST_SEGMENTS).map(({ segment, raised: [worst] }) => {
        const severity = worst.severity ?? 0
        const state = worst.state ?? raisedState(severity)
        return (
          <li key={segmentName(segment)}>
            {state && <StateMark state={state} severity={severity} />}
            <span>
              <a href={hrefOf(segment)}>
                <Name name={segmentName(segment)} />
              </a>
              {`: severity ${toSeverityText(severity)}`}
            </span>
          </li>
        )
      })}
      {rest > 0 && <li>and {rest} more</li>}
    </ul>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    display: 'grid',
    gap: theme.spacing(0.5, 4),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    li: { display: 'flex', gap: theme.spacing(1.5), alignItems: 'baseline' },
    'a:hover, a:focus-visible': { textDecoration: 'underline' },
  }),
})

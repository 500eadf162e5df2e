import { css } from '@emotion/css'
import { agoText, createTimeLabels, toCountText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ModelChange } from '../../frames/changes.ts'
import type { TimeEvent } from '../../frames/time-events.ts'
import { Section } from '../../look/Section.tsx'
import { WebLink } from '../../look/WebLink.tsx'
import { MODEL } from '../../queries/model-queries.ts'
import { ENDS } from '../../queries/plan-queries.ts'
import { changesTable } from './model-tables.ts'

/** Older ones are marked on the charts. */
const MOST_CHANGES = 8

interface ChangesSectionProps {
  readonly events: readonly (TimeEvent | ModelChange)[]
  readonly viewMs: number
  /** IANA time zone of the reader. */
  readonly zone: string
}

/** What changed: versions that began or ended, and what was told to the processor; the newest first. */
export function ChangesSection({ events, viewMs, zone }: ChangesSectionProps) {
  const styles = useStyles2(stylesOf)
  const newest = events.toSorted((a, b) => b.timeMs - a.timeMs)
  const shown = newest.slice(0, MOST_CHANGES)
  return (
    <Section
      title="What changed"
      source={{ queries: [MODEL.changes, ENDS], table: () => changesTable(newest) }}
      note={
        events.length === 0
          ? 'Nothing known: no version began or ended in the windows shown, and no other change is recorded.'
          : undefined
      }
      caption={captionOf(shown.length, events.length)}
    >
      <ul className={styles.list}>
        {shown.map((event) => (
          <li key={`${event.timeMs} ${event.text}`}>
            <When timeMs={event.timeMs} viewMs={viewMs} zone={zone} /> <bdi>{event.text}</bdi>
            {'status' in event && <Beside change={event} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function captionOf(shown: number, all: number): string {
  const marked = 'marked on the charts above'
  return shown < all ? `the newest ${shown} of ${toCountText(all, 'change')}, ${marked}` : marked
}

function When({ timeMs, viewMs, zone }: { readonly timeMs: number } & Pick<ChangesSectionProps, 'viewMs' | 'zone'>) {
  const styles = useStyles2(stylesOf)
  return (
    <span className={styles.when} title={agoText(timeMs, { nowMs: viewMs, zone }).text}>
      {createTimeLabels('1m', { zone }).toLabel(timeMs)}
    </span>
  )
}

function Beside({ change: { status, url } }: { readonly change: ModelChange }) {
  return (
    <>
      {status !== '' && `, ${status}`}
      {url !== '' && (
        <>
          {' · '}
          <WebLink url={url}>read more</WebLink>
        </>
      )}
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, lineHeight: '24px', overflowWrap: 'anywhere' }),
  when: css({
    display: 'inline-block',
    minWidth: 136,
    fontVariantNumeric: 'tabular-nums',
    color: theme.colors.text.secondary,
  }),
})

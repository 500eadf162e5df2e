import { agoText, toNumberText, toSeverityText } from '@driftline/view'
import { pageHref } from '../../app/page-href.ts'
import type { VersionBeside } from '../../frames/versions-beside.ts'
import { mostUrgent, raisedState } from '../../frames/state-order.ts'
import type { WindowClock } from '../../frames/window-clock.ts'
import { FeatureName } from '../../look/FeatureName.tsx'
import { Name } from '../../look/Name.tsx'
import { PlainTable } from '../../look/PlainTable.tsx'
import { Section } from '../../look/Section.tsx'
import { SectionNote } from '../../look/SectionNote.tsx'
import { StateBar } from '../../look/StateBar.tsx'
import { StateMark } from '../../look/StateMark.tsx'

interface VersionsSectionProps {
  readonly versions: readonly VersionBeside[]
  /** The one the page shows. */
  readonly clock: WindowClock
  readonly path: string
  readonly viewMs: number
}

/** What is live beside what is tried: each version as its newest window has it. */
export function VersionsSection({ versions, clock, path, viewMs }: VersionsSectionProps) {
  return (
    <Section title="Versions side by side" {...(versions.length > 1 && { caption: 'newest window of each' })}>
      {versions.length < 2 ? (
        <SectionNote>There is none beside version {clock.version || '–'} by this window length.</SectionNote>
      ) : (
        <PlainTable columns={COLUMNS}>
          {versions.map((own) => (
            <VersionRow
              key={JSON.stringify([own.clock.version, own.clock.role])}
              own={own}
              isShown={own.clock === clock}
              path={path}
              viewMs={viewMs}
            />
          ))}
        </PlainTable>
      )}
    </Section>
  )
}

const COLUMNS = [
  { name: 'Version' },
  { name: 'Role' },
  { name: 'State' },
  { name: 'Worst feature' },
  { name: 'Features' },
  { name: 'Rows', isFigure: true },
  { name: 'Quality score', isFigure: true },
  { name: 'Window ended' },
]

interface VersionRowProps {
  readonly own: VersionBeside
  readonly isShown: boolean
  readonly path: string
  readonly viewMs: number
}

function VersionRow({ own, isShown, path, viewMs }: VersionRowProps) {
  const { clock, featuresByState, worst, rows, score } = own
  const { version, role, window } = clock
  const worstState = worst && raisedState(worst.severity)
  const state = mostUrgent([...featuresByState.keys(), ...(worstState ? [worstState] : [])])
  const ended = agoText(clock.endMs, { nowMs: viewMs })
  return (
    <tr>
      <th scope="row">
        {isShown ? (
          <Name name={version} />
        ) : (
          <a href={pageHref(path, { version, role, window })}>
            <Name name={version} />
          </a>
        )}
      </th>
      <td>{role || '–'}</td>
      <td>{state ? <StateMark state={state} severity={worst?.severity ?? 0} /> : '–'}</td>
      <td>
        {worst ? (
          <>
            <FeatureName feature={worst.feature} />, severity {toSeverityText(worst.severity)}
          </>
        ) : (
          '–'
        )}
      </td>
      <td>
        <StateBar counts={featuresByState} />
      </td>
      <td data-figure>{rows === undefined ? '–' : toNumberText(rows)}</td>
      <td data-figure>{score === undefined ? '–' : toNumberText(score)}</td>
      <td title={ended.title}>{ended.text}</td>
    </tr>
  )
}

import { agoText, toNumberText, toSeverityText } from '@driftline/view'
import { pageHref } from '../../app/page-href.ts'
import type { VersionBeside } from '../../frames/versions-beside.ts'
import { mostUrgent, raisedState } from '../../frames/state-order.ts'
import type { WindowClock } from '../../frames/window-clock.ts'
import { hasEnded } from '../../frames/window-clock.ts'
import { FeatureName } from '../../look/FeatureName.tsx'
import { Name } from '../../look/Name.tsx'
import { PlainTable } from '../../look/PlainTable.tsx'
import { Section } from '../../look/Section.tsx'
import { StateBar } from '../../look/StateBar.tsx'
import { StateMark } from '../../look/StateMark.tsx'
import { Tag } from '../../look/Tag.tsx'
import { VERSIONS } from '../../queries/version-queries.ts'
import { versionsTable } from './model-tables.ts'

interface VersionsSectionProps {
  readonly versions: readonly VersionBeside[]
  /** The one the page shows. */
  readonly clock: WindowClock
  readonly path: string
  readonly viewMs: number
}

/** What is live beside what is tried: each version as its newest window has it. */
export function VersionsSection({ versions, clock, path, viewMs }: VersionsSectionProps) {
  const clocks = versions.map((own) => own.clock)
  return (
    <Section
      title="Versions side by side"
      source={{ queries: Object.values(VERSIONS), table: () => versionsTable(versions) }}
      note={
        versions.length < 2 ? `There is none beside version ${clock.version || '–'} by this window length.` : undefined
      }
      caption="newest window of each"
    >
      <PlainTable columns={COLUMNS}>
        {versions.map((own) => (
          <VersionRow
            key={JSON.stringify([own.clock.version, own.clock.role])}
            own={own}
            isShown={own.clock === clock}
            isEnded={hasEnded(own.clock, clocks)}
            path={path}
            viewMs={viewMs}
          />
        ))}
      </PlainTable>
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
  /** Windows of others went on after its last. */
  readonly isEnded: boolean
  readonly path: string
  readonly viewMs: number
}

function VersionRow({ own, isShown, isEnded, path, viewMs }: VersionRowProps) {
  const { clock, featuresByState, rows, score } = own
  const { version, role, window } = clock
  const ended = agoText(clock.endMs, { nowMs: viewMs })
  const name = <Name name={version} />
  return (
    <tr>
      <th scope="row">{isShown ? name : <a href={pageHref(path, { version, role, window })}>{name}</a>}</th>
      <td>{role || '–'}</td>
      <WorstCells own={own} />
      <td>
        <StateBar counts={featuresByState} />
      </td>
      <td data-figure>{toNumberText(rows ?? NaN)}</td>
      <td data-figure>{toNumberText(score ?? NaN)}</td>
      <td title={ended.title}>
        {ended.text}
        {isEnded && <Tag>ended</Tag>}
      </td>
    </tr>
  )
}

/** Its state, and what makes it so. */
function WorstCells({ own: { featuresByState, worst } }: Pick<VersionRowProps, 'own'>) {
  const worstState = worst && raisedState(worst.severity)
  const state = mostUrgent([...featuresByState.keys(), ...(worstState ? [worstState] : [])])
  return (
    <>
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
    </>
  )
}

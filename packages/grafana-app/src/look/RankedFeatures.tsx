import type { ShownVerdict } from '@driftline/view'
import { nextLook, toEffectText, toSeverityText } from '@driftline/view'
import type { RankedRow } from '../frames/model-rows.ts'
import { FeatureName } from './FeatureName.tsx'
import { PlainTable } from './PlainTable.tsx'
import { StateMark } from './StateMark.tsx'
import type { WindowLabels } from './window-labels.ts'

/** Longer names lose their middle. */
const NAME_MAX_LENGTH = 40

interface RankedFeaturesProps {
  readonly rows: readonly RankedRow[]
  readonly labels: WindowLabels
  /** Address of the page of a feature. */
  readonly hrefOf: (feature: string) => string
}

/** Features by what they ask for: how far they moved, since when, how, and where to look next. */
export function RankedFeatures({ rows, labels, hrefOf }: RankedFeaturesProps) {
  return (
    <PlainTable columns={COLUMNS}>
      {rows.map(({ feature, latest }) => (
        <tr key={feature}>
          <th scope="row">
            <a href={hrefOf(feature)}>
              <FeatureName feature={feature} maxLength={NAME_MAX_LENGTH} />
            </a>
          </th>
          <td>
            <StateMark state={latest.state} severity={latest.severity} />
          </td>
          <td data-figure>{toSeverityText(latest.severity)}</td>
          <td>{sinceOf(latest, labels)}</td>
          <Effect verdict={latest} />
        </tr>
      ))}
    </PlainTable>
  )
}

const COLUMNS = [
  { name: 'Feature' },
  { name: 'State' },
  { name: 'Severity', isFigure: true },
  { name: 'Since' },
  { name: 'Kind', isMinor: true },
  { name: 'Effect', isMinor: true },
  { name: 'For certain', isMinor: true },
  { name: 'Look next', isMinor: true },
]

function Effect({ verdict }: { readonly verdict: ShownVerdict }) {
  const { effect, sure } = toEffectText(verdict)
  const next = nextLook(verdict)
  return (
    <>
      <td>{verdict.kind?.replaceAll('_', ' ') ?? '–'}</td>
      <td>{effect}</td>
      <td>{sure}</td>
      <td>{next === '' ? '–' : next}</td>
    </>
  )
}

function sinceOf({ since }: ShownVerdict, labels: WindowLabels): string {
  return since === undefined || since === null ? '–' : labels.ofStart(Number(since))
}

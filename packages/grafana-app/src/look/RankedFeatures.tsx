import type { ShownVerdict } from '@driftline/view'
import { nextLook, toEffectText, toSeverityText } from '@driftline/view'
import { plainWord } from '../frames/plain-word.ts'
import type { RankedRow } from '../frames/model-rows.ts'
import { endingWords } from './ending-words.ts'
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
      {rows.map(({ feature, latest, reason }) => (
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
          <Effect verdict={latest} reason={reason} />
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

function Effect({ verdict, reason }: { readonly verdict: ShownVerdict; readonly reason: string }) {
  const { effect, sure } = toEffectText(verdict)
  const next = nextLook(verdict) || endingWords({ state: verdict.state, learning: verdict.learning, reason })
  return (
    <>
      <td>{verdict.kind ? plainWord(verdict.kind) : '–'}</td>
      <td>{effect}</td>
      <td>{sure}</td>
      <td>{next === '' ? '–' : next}</td>
    </>
  )
}

function sinceOf({ since }: ShownVerdict, labels: WindowLabels): string {
  return since === undefined || since === null ? '–' : labels.ofStart(Number(since))
}

import { subjectName, toSeverityText } from '@driftline/view'
import { plainWord } from '../../frames/plain-word.ts'
import type { VerdictCell } from '../../frames/verdict-cells.ts'
import { Name } from '../../look/Name.tsx'
import type { WindowLabels } from '../../look/window-labels.ts'

/** More are counted, not listed. */
const MOST_FEATURES = 3

interface RaisedFeaturesProps {
  /** The most severe first. */
  readonly cells: readonly VerdictCell[]
  readonly labels: WindowLabels
  readonly hrefOf: (feature: string) => string
}

/** What is raised in a segment: of what kind, how severe and since when. */
export function RaisedFeatures({ cells, labels, hrefOf }: RaisedFeaturesProps) {
  if (cells.length === 0) return <>–</>
  const rest = cells.length - MOST_FEATURES
  return (
    <>
      {cells.slice(0, MOST_FEATURES).map((cell) => (
        <div key={cell.feature}>
          <a href={hrefOf(cell.feature)}>
            <Name name={subjectName(cell)} />
          </a>
          {` ${raisedWords(cell, labels)}`}
        </div>
      ))}
      {rest > 0 && <div>and {rest} more</div>}
    </>
  )
}

/** `severity 82, distribution, since 3 May 2025`; what is not told is not said. */
function raisedWords({ severity, kind, sinceMs }: VerdictCell, labels: WindowLabels): string {
  return [
    severity === undefined ? '' : `severity ${toSeverityText(severity)}`,
    plainWord(kind),
    sinceMs === undefined ? '' : `since ${labels.ofStart(sinceMs)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

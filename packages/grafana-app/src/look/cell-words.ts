import { stateText, toSeverityText } from '@driftline/view'
import { plainWord } from '../frames/plain-word.ts'
import type { VerdictCell } from '../frames/verdict-cells.ts'

/** What is told of a cell; not everywhere with a reason and a reference. */
type ToldCell = Pick<VerdictCell, 'state' | 'severity' | 'kind'> & Partial<Pick<VerdictCell, 'reason' | 'reference'>>

/** A cell in words: its state, how severe, and of what kind. */
export function cellWords(cell: ToldCell | undefined): string {
  if (cell?.state === undefined) return 'nothing is told'
  const { state, reason = '', severity, kind, reference = '' } = cell
  return [
    reason === '' ? stateText[state] : `${stateText[state]} (${plainWord(reason)})`,
    severity === undefined ? '' : `severity ${toSeverityText(severity)}`,
    plainWord(kind),
    reference === '' ? '' : `beside ${reference}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

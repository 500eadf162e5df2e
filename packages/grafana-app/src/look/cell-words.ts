import { stateText, toSeverityText } from '@driftline/view'
import type { VerdictCell } from '../frames/verdict-cells.ts'

/** A cell in words: its state, how severe, and of what kind. */
export function cellWords(cell: VerdictCell | undefined): string {
  if (cell?.state === undefined) return 'nothing is told'
  const { state, reason, severity, kind, reference } = cell
  return [
    reason === '' ? stateText[state] : `${stateText[state]} (${reason.replaceAll('_', ' ')})`,
    severity === undefined ? '' : `severity ${toSeverityText(severity)}`,
    kind.replaceAll('_', ' '),
    reference === '' ? '' : `beside ${reference}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

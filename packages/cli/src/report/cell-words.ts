import { severityWords, stateWords } from '@driftline/view'
import type { TimeLabels } from '@driftline/view'

import type { CellFacts } from './packed/cell-facts.ts'

/** The window of a verdict in words. */
export function windowWords({ start, partial }: CellFacts, { toLabel }: TimeLabels): string {
  return `${toLabel(start)}${partial ? ' (partial)' : ''}`
}

/** State and severity of a verdict in words. */
export function judgedWords(cell: CellFacts): string {
  return `${stateText(cell)}, ${severityWords({ severity: cell.severity, windowSeverity: cell.windowSeverity })}`
}

/** The verdict in words; of a quiet one whose own are not kept the state alone. */
export function sentenceOf({ sentence, state, reference }: CellFacts): string {
  if (sentence !== '') return sentence
  return state === 'ok' ? `Like ${reference}.` : ''
}

function stateText({ state, notRenewed, learning }: CellFacts): string {
  return stateWords({ state, ...(notRenewed && { notRenewed }), ...(learning !== null && { learning }) })
}

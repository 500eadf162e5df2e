import type { DriftState } from '@driftline/health'
import { stateText, toSeverityText, wasClearlyWorse } from '@driftline/view'
import type { TimeLabels } from '@driftline/view'

import type { ShownRow } from './choice.ts'
import { toStep } from './heat-class.ts'
import type { CellFacts } from './packed/cell-facts.ts'

/** A state as a small badge; the word says it, the colour repeats it. */
export function renderState(state: DriftState): string {
  return `<span class="badge state-${state}">${stateText[state]}</span>`
}

/** A verdict's state as a badge, and whether its window could renew it. */
export function renderVerdictState({ state, notRenewed }: Pick<CellFacts, 'state' | 'notRenewed'>): string {
  return `${renderState(state)}${notRenewed ? '<small>not renewed</small>' : ''}`
}

/** The severity of a row's window, and at worst where that was clearly more. @param toLabel a time in words. */
export function renderSeverityNow(
  { latest, worst }: Pick<ShownRow, 'latest' | 'worst'>,
  toLabel: TimeLabels['toLabel'],
): string {
  const now = renderSeverity(latest.severity)
  if (!wasClearlyWorse({ latest, worst })) return now
  return `${now}<small>at worst ${toSeverityText(worst.severity)} in ${toLabel(worst.start)}</small>`
}

/** A severity of 0..100 as a figure with a bar. */
function renderSeverity(severity: number): string {
  return `<span class="severity"><b>${toSeverityText(severity)}</b><i><i class="${toStep(severity)}" style="width:${Math.min(100, Math.max(0, Math.floor(severity)))}%"></i></i></span>`
}
